#include "services/matching/roster/problem.h"

#include <algorithm>

namespace linli::matching::roster {

bool Problem::Take(int applicant, int post) {
  if (value(applicant, post) == kNever || posts_[post].places == 0 ||
      applicants_[applicant].most == 0) {
    return false;
  }
  --posts_[post].places;
  posts_[post].minimum_crew = std::max(0, posts_[post].minimum_crew - 1);
  --applicants_[applicant].most;
  for (size_t other = 0; other < posts_.size(); ++other) {
    if (posts_[other].window == posts_[post].window) {
      SetValue(applicant, static_cast<int>(other), kNever);
    }
  }
  return true;
}

int64_t WorthOf(const Problem& problem, const std::vector<Assignment>& assignments) {
  std::vector<int> crews(problem.posts().size()), shifts(problem.applicants().size());
  int64_t worth = 0;
  for (const Assignment& one : assignments) {
    worth += kFillBonus + problem.value(one.applicant, one.post);
    if (crews[one.post]++ < problem.posts()[one.post].minimum_crew) worth += kCrewBonus;
    worth -= kSecondShift * shifts[one.applicant]++;
  }
  return worth;
}

}  // namespace linli::matching::roster

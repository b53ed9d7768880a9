#include "services/matching/roster/problem.h"

#include <algorithm>

namespace linli::matching::roster {

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

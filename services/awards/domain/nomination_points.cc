#include "services/awards/domain/nomination_points.h"

#include <algorithm>

namespace linli::awards::domain {
namespace {

constexpr int64_t kFull = 10'000;  // hundredths of 100 points
constexpr int64_t kWhole = 1'000;  // thousandths of the weights

// A share of kFull, at most all of it.
int32_t Share(int64_t part, int64_t whole) {
  if (whole <= 0) return 0;
  return static_cast<int32_t>(std::min(part, whole) * kFull / whole);
}

}  // namespace

void Rank(const v1::AwardPlan& plan, const v1::Nomination& nomination, const Gathered& gathered,
          int64_t most_votes, v1::Ranking& ranking) {
  int64_t weighed = 0;
  const auto add = [&](v1::CriterionKind kind, int32_t points, int32_t count, int32_t weight) {
    v1::CriterionPoints& one = *ranking.add_criterion_points();
    one.set_kind(kind);
    one.set_points(points);
    one.set_scores(count);
    weighed += int64_t{points} * weight;
  };
  for (const v1::Criterion& criterion : plan.criteria()) {
    if (criterion.kind() == v1::CRITERION_SERVICE_TIME) {
      add(criterion.kind(), Share(nomination.snapshot().window_minutes(), criterion.full_minutes()),
          0, criterion.weight());
      continue;
    }
    const auto found = gathered.scores.find(criterion.kind());
    const Scores scores = found == gathered.scores.end() ? Scores() : found->second;
    add(criterion.kind(), Share(scores.points, int64_t{100} * scores.count), scores.count,
        criterion.weight());
  }
  ranking.set_public_votes(gathered.public_votes);
  if (plan.public_vote_weight() > 0) {
    add(v1::CRITERION_KIND_UNSPECIFIED, Share(gathered.public_votes, most_votes), 0,
        plan.public_vote_weight());
  }
  ranking.set_points(static_cast<int32_t>(weighed / kWhole));
}

}  // namespace linli::awards::domain

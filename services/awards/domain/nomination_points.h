// Points of a nomination: criteria with weights, the public vote of any weight (S0-8, S2-20). Whole
// hundredths; everything is cut off, nothing rounds up.
#pragma once

#include <cstdint>
#include <map>

#include "linli/awards/v1/award_plan.pb.h"
#include "linli/awards/v1/nomination.pb.h"

namespace linli::awards::domain {

// What people gave for one criterion.
struct Scores {
  int64_t points = 0;  // the sum, 0 to 100 each
  int32_t count = 0;
};

// What a nomination has gathered.
struct Gathered {
  std::map<v1::CriterionKind, Scores> scores;
  int64_t public_votes = 0;
};

// Fills points, public_votes and criterion_points. `most_votes`: of all nominations of the plan.
void Rank(const v1::AwardPlan& plan, const v1::Nomination& nomination, const Gathered& gathered,
          int64_t most_votes, v1::Ranking& ranking);

}  // namespace linli::awards::domain

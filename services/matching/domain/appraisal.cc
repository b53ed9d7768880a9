#include "services/matching/domain/appraisal.h"

#include <algorithm>
#include <bit>

namespace linli::matching::domain {

using v1::Factor;

Appraisal Appraise(Side side, const Supply& supply, const Demand& demand, const Weights& weights,
                   std::optional<double> metres) {
  Appraisal appraisal;
  if (metres) {  // S0-12: the nearest first
    appraisal.Set(Factor::DISTANCE, Nearness(weights.half_distance_metres(), *metres));
  }
  if (!supply.categories.empty()) {
    appraisal.Set(Factor::CATEGORY, supply.categories.Has(demand.category) ? 1 : 0);
  }
  if (supply.times != 0 && demand.times != 0) {  // when the volunteer has time
    appraisal.Set(Factor::TIME, static_cast<double>(std::popcount(supply.times & demand.times)) /
                                    std::popcount(demand.times));
  }
  if (!supply.served.empty()) {  // S4-14: what she has done before
    appraisal.Set(Factor::HISTORY, supply.served.Has(demand.category) ? 1 : 0);
  }
  if (side == Side::kVolunteer) {
    // The gate made sure that she has all that are asked for.
    if (!supply.skills.empty()) appraisal.Set(Factor::SKILL, demand.skills.empty() ? 0 : 1);
    appraisal.Set(Factor::NEED, static_cast<double>(demand.free) / std::max(1, demand.places));
    if (demand.answered) appraisal.Set(Factor::RESPONSE, *demand.answered);
  } else {
    if (const int held = supply.kept + supply.broken; held > 0) {
      appraisal.Set(Factor::RELIABILITY, static_cast<double>(supply.kept) / held);
    }
    appraisal.Set(Factor::FAIRNESS, 1.0 / (1 + supply.recent));
  }
  return appraisal;
}

}  // namespace linli::matching::domain

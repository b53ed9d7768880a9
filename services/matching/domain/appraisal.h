// What the factors of the score are worth for one volunteer and one shift. One place for all who
// rank: recommendation, candidates, rosters, explanations.
#pragma once

#include <cstdint>
#include <optional>

#include "services/matching/domain/code_set.h"
#include "services/matching/domain/score.h"

namespace linli::matching::domain {

// What a volunteer registered and did.
struct Supply {
  SkillSet skills;
  CategorySet categories;  // registered for
  CategorySet served;      // served in
  uint32_t times = 0;      // see availability.h; 0: not said
  int kept = 0;            // places that she held and kept
  int broken = 0;          // that she gave back late, or did not come to
  int recent = 0;          // of the last 30 days and of the time to come
  LanguageSet languages;
};

// What a shift asks for.
struct Demand {
  int category = -1;  // number in a CategorySet
  SkillSet skills;
  LanguageSet languages;
  uint32_t times = 0;  // those that its window touches
  int places = 1;
  int free = 0;
  // Share of sign-ups that its organisation answered, 0 to 1; unset: it had none.
  std::optional<float> answered;
};

// For whom a list is made: what is the same for all of its entries is no factor in it.
enum class Side { kVolunteer, kShift };

// `metres`: how far apart they are; unset if that is not known.
Appraisal Appraise(Side side, const Supply& supply, const Demand& demand, const Weights& weights,
                   std::optional<double> metres);

}  // namespace linli::matching::domain

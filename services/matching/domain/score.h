// How well an open shift suits a volunteer whom every hard rule admits. Gates are never scored:
// see enrollment_gates.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/recommendation.pb.h"

namespace linli::matching::domain {

// Name of the formula below; a change of the formula is a new name.
inline constexpr char kEngineVersion[] = "score-1";

// What the volunteer registered that a score can use.
struct Preferences {
  std::vector<std::string> categories;  // 服务类别 codes
  std::vector<std::string> skills;      // 特长 codes
  uint32_t availability = 0;            // see availability.h; 0: not said
};

// What a score uses of a shift.
struct Candidate {
  std::string category;
  absl::Time start;
  absl::Time end;
  int places = 1;
  int free_places = 0;
  std::vector<std::string> required_skills;
  std::optional<double> distance_metres;
};

// Fills score and factors. A factor that nobody can judge (no place known, no categories
// registered) is left out and its weight shared by the others, so that a blank in a profile is no
// malus.
void Score(const v1::ScorePolicy& policy, const Preferences& preferences,
           const Candidate& candidate, v1::Recommendation& recommendation);

// Keeps the best `count`: higher score first, then earlier start, then name.
void KeepBest(std::vector<v1::Recommendation>& recommendations, int count);

}  // namespace linli::matching::domain

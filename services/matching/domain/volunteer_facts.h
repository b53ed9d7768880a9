// What the rules need to know about a volunteer, whoever told us: registration's answer when she
// signs up, our own projection when we recommend.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace linli::matching::domain {

struct VolunteerFacts {
  bool active = false;
  absl::CivilDay birth_day;
  bool guardian_consented = false;
  std::vector<std::string> skills;  // 特长 codes, two digits
};

}  // namespace linli::matching::domain

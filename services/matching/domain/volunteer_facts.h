// What the rules need to know about a volunteer, whoever told us: registration's answer when she
// signs up, our own projection when we recommend.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace linli::matching::domain {

// Something that counts until the end of a day: a qualification, a course.
struct Held {
  std::string kind;
  absl::CivilDay until = absl::CivilDay::max();
};

struct VolunteerFacts {
  bool active = false;
  absl::CivilDay birth_day;
  bool guardian_consented = false;
  std::vector<std::string> skills;     // 特长 codes, two digits
  std::vector<std::string> languages;  // BCP 47, lower case
  std::vector<Held> qualifications;
  std::vector<Held> trainings;
};

}  // namespace linli::matching::domain

// What the rules need to know about a volunteer, whoever told us: registration's answer when she
// signs up, our own projection when we recommend.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace linli::matching::domain {

// Something that counts from a day to the end of another: a qualification, a course.
struct Held {
  std::string kind;
  absl::CivilDay until = absl::CivilDay::max();
  absl::CivilDay from = absl::CivilDay::min();
};

struct VolunteerFacts {
  bool active = false;
  absl::CivilDay birth_day;
  bool guardian_consented = false;
  std::vector<std::string> skills;     // 特长 codes, two digits
  std::vector<std::string> languages;  // BCP 47, lower case
  std::vector<Held> qualifications;
  std::vector<Held> trainings;
  // Whether nobody has asked for qualifications and courses: they are not judged.
  bool papers_unknown = false;
};

// What she registered that ranking can use.
struct Preferences {
  std::vector<std::string> categories;  // 服务类别 codes
  uint32_t availability = 0;            // see availability.h; 0: not said
};

}  // namespace linli::matching::domain

// The day that is played, and the clock that all services of a rehearsal follow.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace linli::demo {

// The next Saturday in China that begins after today.
absl::CivilDay ComingSaturday(absl::Time now);

// A moment of a day in China.
absl::Time At(absl::CivilDay day, int hour, int minute = 0);

// "Saturday 2026-11-28 07:45" in China.
std::string Text(absl::Time time);

// Moves the clocks of a suite that was started with deploy/local/up --rehearsal.
class RehearsalTime {
 public:
  // From LINLI_REHEARSAL_CLOCK; ends the process with a clear message if it is not there.
  static RehearsalTime FromEnvironment();
  explicit RehearsalTime(std::string file) : file_(std::move(file)) {}

  absl::Time Now() const;
  // To a later moment; an earlier one changes nothing.
  void MoveTo(absl::Time moment);

 private:
  std::string file_;
};

}  // namespace linli::demo

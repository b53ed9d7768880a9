#include "deploy/demo/calendar.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "absl/time/clock.h"
#include "common/time/china_day.h"
#include "common/time/rehearsal_clock.h"

namespace linli::demo {

absl::CivilDay ComingSaturday(absl::Time now) {
  return absl::NextWeekday(time::DayOf(now), absl::Weekday::saturday);
}

absl::Time At(absl::CivilDay day, int hour, int minute) {
  return time::StartOfDay(day) + absl::Hours(hour) + absl::Minutes(minute);
}

std::string Text(absl::Time time) {
  return absl::FormatTime("%A %Y-%m-%d %H:%M", time, absl::FixedTimeZone(8 * 60 * 60));
}

RehearsalTime RehearsalTime::FromEnvironment() {
  const char* file = std::getenv("LINLI_REHEARSAL_CLOCK");
  if (file == nullptr || !time::RehearsalClock::AheadIn(file).ok()) {
    std::cerr << "LINLI_REHEARSAL_CLOCK must name the clock of a suite that was started with "
                 "deploy/local/up --rehearsal\n";
    std::exit(2);
  }
  return RehearsalTime(file);
}

absl::Time RehearsalTime::Now() const {
  return absl::Now() + time::RehearsalClock::AheadIn(file_).value_or(absl::ZeroDuration());
}

void RehearsalTime::MoveTo(absl::Time moment) {
  if (Now() >= moment) return;
  const int64_t seconds = absl::ToInt64Seconds(absl::Ceil(moment - absl::Now(), absl::Seconds(1)));
  // Put in place whole: the services look at any moment.
  std::ofstream(file_ + ".new") << seconds << '\n';
  std::filesystem::rename(file_ + ".new", file_);
}

}  // namespace linli::demo

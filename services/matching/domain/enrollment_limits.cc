#include "services/matching/domain/enrollment_limits.h"

#include <algorithm>
#include <string>

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::matching::domain {
namespace {

int64_t MinutesWithin(const Engagement& one, absl::Time from, absl::Time until) {
  const absl::Duration part = std::min(one.end, until) - std::max(one.start, from);
  return std::max<int64_t>(0, absl::ToInt64Minutes(part));
}

int64_t MinutesWithin(const Engagement& wanted, const std::vector<Engagement>& around,
                      absl::Time from, absl::Time until) {
  int64_t minutes = MinutesWithin(wanted, from, until);
  for (const Engagement& one : around) minutes += MinutesWithin(one, from, until);
  return minutes;
}

// The day of a moment just before a window ends: who leaves at midnight was not there the next day.
absl::CivilDay LastDay(const Engagement& one) {
  return time::DayOf(one.end - absl::Nanoseconds(1));
}

absl::Status CheckDays(const v1::EnrollmentPolicy& policy, const Engagement& wanted,
                       const std::vector<Engagement>& around) {
  const int limit = policy.max_minutes_per_day();
  if (limit == 0) return absl::OkStatus();
  for (absl::CivilDay day = time::DayOf(wanted.start); day <= LastDay(wanted); ++day) {
    if (MinutesWithin(wanted, around, time::StartOfDay(day), time::StartOfDay(day + 1)) > limit) {
      return Refuse(Reason::HOURS_PER_DAY,
                    {{"day", time::FormatChinaDay(day)}, {"max_minutes", std::to_string(limit)}});
    }
  }
  return absl::OkStatus();
}

absl::Status CheckWeeks(const v1::EnrollmentPolicy& policy, const Engagement& wanted,
                        const std::vector<Engagement>& around) {
  const int limit = policy.max_minutes_per_week();
  if (limit == 0) return absl::OkStatus();
  absl::CivilDay monday = absl::PrevWeekday(time::DayOf(wanted.start) + 1, absl::Weekday::monday);
  for (; monday <= LastDay(wanted); monday += 7) {
    if (MinutesWithin(wanted, around, time::StartOfDay(monday), time::StartOfDay(monday + 7)) >
        limit) {
      return Refuse(Reason::HOURS_PER_WEEK, {{"monday", time::FormatChinaDay(monday)},
                                             {"max_minutes", std::to_string(limit)}});
    }
  }
  return absl::OkStatus();
}

absl::Duration GapBetween(const Engagement& one, const Engagement& other) {
  return one.start < other.start ? other.start - one.end : one.start - other.end;
}

// Free time that this very shift asks for on both sides.
absl::Status CheckShiftRest(const Engagement& wanted, int minutes,
                            const std::vector<Engagement>& around) {
  for (const Engagement& one : around) {
    if (GapBetween(wanted, one) < absl::Minutes(minutes)) {
      return Refuse(Reason::REST_NEEDED,
                    {{"shift", one.shift}, {"minutes", std::to_string(minutes)}});
    }
  }
  return absl::OkStatus();
}

// Shifts with too short a pause between them are one stretch; no stretch may grow too long.
absl::Status CheckStretch(const v1::EnrollmentPolicy& policy, const Engagement& wanted,
                          std::vector<Engagement> all) {
  if (policy.max_stretch_minutes() == 0) return absl::OkStatus();
  all.push_back(wanted);
  std::sort(all.begin(), all.end(),
            [](const Engagement& one, const Engagement& other) { return one.start < other.start; });
  const absl::Duration rest = absl::Minutes(policy.rest_minutes());
  absl::Duration duty = absl::ZeroDuration();
  bool holds_wanted = false;
  std::string neighbour;
  for (size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && all[i].start - all[i - 1].end >= rest) {
      duty = absl::ZeroDuration();
      holds_wanted = false;
      neighbour.clear();
    }
    duty += all[i].end - all[i].start;
    if (all[i].start == wanted.start && all[i].shift == wanted.shift) {
      holds_wanted = true;
    } else {
      neighbour = all[i].shift;
    }
    // A single shift may be as long as it was published.
    if (holds_wanted && !neighbour.empty() && duty > absl::Minutes(policy.max_stretch_minutes())) {
      return Refuse(Reason::REST_NEEDED,
                    {{"shift", neighbour}, {"minutes", std::to_string(policy.rest_minutes())}});
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckLoad(const v1::EnrollmentPolicy& policy, const Engagement& wanted,
                       int shift_rest_minutes, const std::vector<Engagement>& around) {
  if (around.empty()) return absl::OkStatus();  // a single shift may be as long as it was published
  RETURN_IF_ERROR(CheckDays(policy, wanted, around));
  RETURN_IF_ERROR(CheckWeeks(policy, wanted, around));
  RETURN_IF_ERROR(CheckShiftRest(wanted, shift_rest_minutes, around));
  return CheckStretch(policy, wanted, around);
}

absl::Status CheckStanding(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                           const Standing& standing, absl::Time now) {
  if (standing.closed) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  if (policy.no_show_limit() > 0 && standing.no_shows >= policy.no_show_limit()) {
    const absl::Time until = standing.last_no_show + absl::Hours(24) * policy.no_show_pause_days();
    if (now < until) {
      return Refuse(Reason::NO_SHOW_PAUSE, {{"until", time::FormatChinaTime(until)}});
    }
  }
  if (policy.max_ahead() > 0 && standing.ahead >= policy.max_ahead()) {
    return Refuse(Reason::TOO_MANY_AHEAD, {{"max", std::to_string(policy.max_ahead())}});
  }
  if (standing.served_minutes < int64_t{shift.minimum_hours()} * 60) {
    return Refuse(Reason::MINIMUM_HOURS,
                  {{"hours", std::to_string(shift.minimum_hours())},
                   {"served_minutes", std::to_string(standing.served_minutes)}});
  }
  return absl::OkStatus();
}

}  // namespace linli::matching::domain

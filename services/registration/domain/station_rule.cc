#include "services/registration/domain/station_rule.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/time/china_day.h"
#include "services/registration/domain/citizen_number.h"

namespace linli::registration::domain {
namespace {

// 1 Monday to 7 Sunday.
int WeekdayOf(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

bool Overlap(const v1::OpeningHours& one, const v1::OpeningHours& other) {
  return one.weekday() == other.weekday() && one.open_minute() < other.close_minute() &&
         other.open_minute() < one.close_minute();
}

void CheckHours(const v1::Station& station, Violations& violations) {
  for (int i = 0; i < station.opening_hours_size(); ++i) {
    const v1::OpeningHours& one = station.opening_hours(i);
    bool wrong = one.close_minute() <= one.open_minute();
    for (int j = 0; j < i; ++j) wrong = wrong || Overlap(one, station.opening_hours(j));
    if (wrong) {
      violations.Add(absl::StrCat("station.opening_hours[", i, "]"), Reason::STATION_HOURS);
    }
  }
}

bool Asks(const v1::Policy& policy, const std::string& item) {
  const auto& items = policy.station_checklist();
  return std::find(items.begin(), items.end(), item) != items.end();
}

absl::Status CheckLicence(const v1::Station& station, absl::Time now) {
  if (LicensedAt(station, now)) return absl::OkStatus();
  if (station.has_licence()) return Refuse(Reason::LICENCE_EXPIRED);
  Violations violations;
  violations.Add("station.licence", Reason::LICENCE_REQUIRED);
  return violations.ToStatus();
}

}  // namespace

void CheckStation(const v1::Policy& policy, const v1::Station& station, Violations& violations) {
  CheckHours(station, violations);
  const std::string& last_day = station.licence().expire_date();
  if (!last_day.empty() && !RealDay(last_day)) {
    violations.Add("station.licence.expire_date", Reason::FIELD_PATTERN,
                   {{"pattern", "YYYY-MM-DD"}});
  }
  std::set<std::string> seen;
  for (int i = 0; i < station.checks_size(); ++i) {
    const std::string& item = station.checks(i).item();
    if (!Asks(policy, item) || !seen.insert(item).second) {
      violations.Add(absl::StrCat("station.checks[", i, "].item"), Reason::STATION_CHECK_UNKNOWN,
                     {{"items", absl::StrJoin(policy.station_checklist(), "、")}});
    }
  }
}

bool OpenAt(const v1::Station& station, absl::Time at) {
  const absl::CivilDay day = time::DayOf(at);
  const absl::Duration minute = at - time::StartOfDay(day);
  return std::any_of(station.opening_hours().begin(), station.opening_hours().end(),
                     [&](const v1::OpeningHours& one) {
                       return one.weekday() == WeekdayOf(day) &&
                              absl::Minutes(one.open_minute()) <= minute &&
                              minute < absl::Minutes(one.close_minute());
                     });
}

bool LicensedAt(const v1::Station& station, absl::Time at) {
  if (station.kind() != v1::COUNSELLING_STATION) return true;
  if (!station.has_licence()) return false;
  const std::optional<absl::CivilDay> last = RealDay(station.licence().expire_date());
  return !last || at < time::StartOfDay(*last + 1);
}

absl::Status CheckOpening(const v1::Policy& policy, const v1::Station& station, absl::Time now) {
  if (absl::Status fits = CheckStationState(station, {v1::STATION_PLANNED, v1::STATION_SUSPENDED});
      !fits.ok()) {
    return fits;
  }
  std::vector<std::string> missing;
  for (const std::string& item : policy.station_checklist()) {
    const bool has = std::any_of(
        station.checks().begin(), station.checks().end(),
        [&](const v1::StationCheck& check) { return check.item() == item && check.fulfilled(); });
    if (!has) missing.push_back(item);
  }
  if (missing.empty()) return CheckLicence(station, now);
  return Refuse(Reason::STATION_CHECKLIST, {{"items", absl::StrJoin(missing, "、")}});
}

absl::Status CheckStationState(const v1::Station& station,
                               std::initializer_list<v1::StationState> states) {
  if (std::find(states.begin(), states.end(), station.state()) != states.end()) {
    return absl::OkStatus();
  }
  return Refuse(Reason::STATION_STATE, {{"state", v1::StationState_Name(station.state())}});
}

bool MayKeep(const Authorities& over_region, const Authorities& over_host) {
  return HasOneOf(over_region, {options::v1::ADMINISTRATOR}) ||
         HasOneOf(over_host, {options::v1::ORGANIZATION_MANAGER});
}

void JudgeCoverage(const v1::Policy& policy, v1::StationCoverage& coverage) {
  coverage.set_target_rate_per_mille(policy.station_rate_per_mille());
  coverage.set_target_booths_per_street(policy.booths_per_street());
  if (coverage.communities() > 0) {
    // Nothing rounds up: 999 of 1,000 is not all of them.
    coverage.set_station_rate_per_mille(static_cast<int>(
        int64_t{coverage.communities_with_station()} * 1000 / coverage.communities()));
  }
  coverage.set_targets_met(coverage.station_rate_per_mille() >= policy.station_rate_per_mille() &&
                           coverage.streets_with_booths() >= coverage.streets());
}

}  // namespace linli::registration::domain

#include "services/matching/domain/recurrence.h"

#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/time/china_day.h"
#include "libical/ical.h"

namespace linli::matching::domain {
namespace {

constexpr int kChinaHoursAhead = 8;
// However rarely a rule fires, nobody plans beyond this.
constexpr int kLastYear = 2199;

struct EndIteration {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, EndIteration>;

icaltimetype CivilOf(absl::Time moment) {
  const absl::CivilSecond civil = absl::ToCivilSecond(moment, time::China());
  icaltimetype result = icaltime_null_time();
  result.year = static_cast<int>(civil.year());
  result.month = civil.month();
  result.day = civil.day();
  result.hour = civil.hour();
  result.minute = civil.minute();
  result.second = civil.second();
  return result;
}

absl::Time MomentOf(const icaltimetype& civil) {
  return absl::FromCivil(
      absl::CivilSecond(civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second),
      time::China());
}

// UNTIL as a civil moment of China: a day goes to its end, UTC moves ahead.
void MakeCivil(icaltimetype& until) {
  if (icaltime_is_null_time(until)) return;
  if (until.is_date) {
    until.is_date = 0;
    until.hour = 23;
    until.minute = 59;
    until.second = 59;
  } else if (icaltime_is_utc(until)) {
    icaltime_adjust(&until, 0, kChinaHoursAhead, 0, 0);
  }
  until.zone = nullptr;
}

std::optional<icalrecurrencetype> Parse(const std::string& rule) {
  icalrecurrencetype parsed = icalrecurrencetype_from_string(absl::AsciiStrToUpper(rule).c_str());
  switch (parsed.freq) {
    case ICAL_YEARLY_RECURRENCE:
    case ICAL_MONTHLY_RECURRENCE:
    case ICAL_WEEKLY_RECURRENCE:
    case ICAL_DAILY_RECURRENCE:
      break;
    default:
      return std::nullopt;
  }
  // More than one occurrence on a day is more than one series.
  if (parsed.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
      parsed.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
      parsed.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX) {
    return std::nullopt;
  }
  MakeCivil(parsed.until);
  return parsed;
}

}  // namespace

bool IsRecurrence(const std::string& rule) { return Parse(rule).has_value(); }

std::vector<absl::Time> OccurrencesOf(const std::string& rule, absl::Time first, absl::Time from,
                                      absl::Time until, std::size_t limit) {
  std::vector<absl::Time> found;
  const std::optional<icalrecurrencetype> parsed = Parse(rule);
  if (!parsed) return found;
  const Iterator iterator(icalrecur_iterator_new(*parsed, CivilOf(first)));
  if (iterator == nullptr) return found;
  while (found.size() < limit) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next) || next.year > kLastYear) break;
    const absl::Time moment = MomentOf(next);
    if (moment >= until) break;
    if (moment >= from) found.push_back(moment);
  }
  return found;
}

std::string OccurrenceId(const std::string& series_id, absl::Time start) {
  return absl::StrCat(series_id, "-", absl::FormatTime("%Y%m%dT%H%M", start, time::China()));
}

}  // namespace linli::matching::domain

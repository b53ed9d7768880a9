#include "services/matching/domain/node_date.h"

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

#include "common/time/china_day.h"
#include "services/matching/domain/new_moon.h"
#include "unicode/calendar.h"
#include "unicode/locid.h"
#include "unicode/timezone.h"

namespace linli::matching::domain {
namespace {

using v1::CalendarNode;

using LunarYear = std::map<std::pair<int, int>, absl::CivilDay>;  // by lunar month and day

struct LunarMonth {
  int number = 0;  // 1 to 12; 0: a leap month, which has no festivals
  absl::CivilDay begins;
};

// The lunar months of which a part lies between two days, and one more. ICU tells how they are
// counted; on which day they begin it misses by one when the moon is new around midnight.
std::vector<LunarMonth> LunarMonths(absl::CivilDay from, absl::CivilDay until) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> chinese(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale("zh@calendar=chinese"), error));
  constexpr int kLongestMonth = 30;
  std::vector<LunarMonth> months;
  for (absl::CivilDay date = from - 2 * kLongestMonth; date <= until + 2 * kLongestMonth; ++date) {
    chinese->setTime(static_cast<double>(absl::ToUnixMillis(time::StartOfDay(date))), error);
    if (chinese->get(UCAL_DATE, error) != 1) continue;
    const bool leap = chinese->get(UCAL_IS_LEAP_MONTH, error) != 0;
    months.push_back({leap ? 0 : chinese->get(UCAL_MONTH, error) + 1, NewMoonNear(date)});
  }
  if (U_FAILURE(error)) throw std::runtime_error("ICU has no Chinese calendar");
  return months;
}

// The lunar days that lie in a calendar year. Where a lunar day lies in it twice, the first. The
// 30th of a month is its last day.
LunarYear ComputeLunarDays(int year) {
  const absl::CivilDay first(year, 1, 1), last(year, 12, 31);
  const std::vector<LunarMonth> months = LunarMonths(first, last);
  LunarYear days;
  for (size_t i = 0; i + 1 < months.size(); ++i) {
    if (months[i].number == 0) continue;
    const absl::CivilDay next = months[i + 1].begins;
    const auto add = [&](int day, absl::CivilDay date) {
      if (date >= first && date <= last) days.emplace(std::pair(months[i].number, day), date);
    };
    for (absl::CivilDay date = months[i].begins; date < next; ++date) {
      add(static_cast<int>(date - months[i].begins) + 1, date);
    }
    if (next - months[i].begins < 30) add(30, next - 1);
  }
  return days;
}

const LunarYear& LunarDaysIn(int year) {
  static std::mutex mutex;
  static std::map<int, LunarYear> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(year);
  return found != known.end() ? found->second
                              : known.emplace(year, ComputeLunarDays(year)).first->second;
}

std::optional<absl::CivilDay> LunarDate(int year, int month, int day) {
  const LunarYear& days = LunarDaysIn(year);
  const auto found = days.find({month, day});
  if (found == days.end()) return std::nullopt;
  return found->second;
}

std::optional<absl::CivilDay> SolarDate(int year, int month, int day) {
  const absl::CivilDay date(year, month, day);  // normalises 30 February to March
  if (date.month() != month) return std::nullopt;
  return date;
}

std::optional<absl::CivilDay> WeekdayDate(int year, int month, int which, int weekday) {
  static constexpr absl::Weekday kWeekdays[] = {absl::Weekday::monday,    absl::Weekday::tuesday,
                                                absl::Weekday::wednesday, absl::Weekday::thursday,
                                                absl::Weekday::friday,    absl::Weekday::saturday,
                                                absl::Weekday::sunday};
  const absl::CivilDay before_first = absl::CivilDay(year, month, 1) - 1;
  const absl::CivilDay date =
      absl::NextWeekday(before_first, kWeekdays[weekday - 1]) + 7 * (which - 1);
  if (date.month() != month) return std::nullopt;
  return date;
}

// The known approximation of the solar term for the years 2000 to 2099.
absl::CivilDay Qingming(int year) {
  const int in_century = year % 100;
  return absl::CivilDay(year, 4, static_cast<int>(in_century * 0.2422 + 4.81) - in_century / 4);
}

}  // namespace

bool HasDate(const CalendarNode& node) {
  const bool has_month = node.month() >= 1 && node.month() <= 12;
  const bool has_weekday = node.weekday() >= 1 && node.weekday() <= 7;
  switch (node.kind()) {
    case CalendarNode::SOLAR:
      return has_month && node.day() >= 1 && node.weekday() == 0 &&
             SolarDate(2000, node.month(), node.day()).has_value();
    case CalendarNode::LUNAR:
      return has_month && node.day() >= 1 && node.day() <= 30 && node.weekday() == 0;
    case CalendarNode::WEEKDAY:
      return has_month && node.day() >= 1 && node.day() <= 5 && has_weekday;
    case CalendarNode::QINGMING:
      return node.month() == 0 && node.day() == 0 && node.weekday() == 0;
    default:
      return false;
  }
}

std::optional<absl::CivilDay> DateOf(const CalendarNode& node, int year) {
  switch (node.kind()) {
    case CalendarNode::SOLAR:
      return SolarDate(year, node.month(), node.day());
    case CalendarNode::LUNAR:
      return LunarDate(year, node.month(), node.day());
    case CalendarNode::WEEKDAY:
      return WeekdayDate(year, node.month(), node.day(), node.weekday());
    case CalendarNode::QINGMING:
      return Qingming(year);
    default:
      return std::nullopt;
  }
}

}  // namespace linli::matching::domain

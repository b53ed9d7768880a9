#include "services/hours/domain/figure_period.h"

#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::hours::domain {
namespace {

constexpr size_t kYearLength = 4;
constexpr size_t kMonthLength = 7;
constexpr size_t kDayLength = 10;

template <typename Civil>
bool Exists(std::string_view text) {
  Civil civil;
  return absl::ParseCivilTime(absl::string_view(text.data(), text.size()), &civil);
}

}  // namespace

absl::Status CheckPeriod(std::string_view period) {
  const bool exists = period.size() == kYearLength    ? Exists<absl::CivilYear>(period)
                      : period.size() == kMonthLength ? Exists<absl::CivilMonth>(period)
                      : period.size() == kDayLength   ? Exists<absl::CivilDay>(period)
                                                      : false;
  Violations violations;
  if (!exists) violations.Add("period", Reason::FIELD_UNKNOWN_VALUE);
  return violations.ToStatus();
}

bool IsYear(std::string_view period) { return period.size() == kYearLength; }

absl::Time DecidesYear(int year) { return time::StartOfDay(absl::CivilDay(year, 12, 31)); }

}  // namespace linli::hours::domain

#include "services/hours/domain/time_bank_use.h"

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"

namespace linli::hours::domain {

absl::Status HasTimeBank(const v1::Policy& policy) {
  return policy.has_time_bank() ? absl::OkStatus() : Refuse(Reason::TIME_BANK_CLOSED);
}

absl::Status MayUseTime(const v1::Policy& policy, std::optional<absl::CivilDay> birth,
                        absl::Time now) {
  RETURN_IF_ERROR(HasTimeBank(policy));
  const int age = policy.time_bank().redeem_age();
  if (age == 0 || (birth && time::AgeOn(*birth, time::DayOf(now)) >= age)) return absl::OkStatus();
  return Refuse(Reason::TIME_BANK_AGE, {{"age", absl::StrCat(age)}});
}

absl::Status CheckHoldEnd(const v1::Policy& policy, absl::Time expires, absl::Time now) {
  const absl::Time last = now + absl::Hours(24) * policy.time_bank().hold_days();
  Violations violations;
  if (expires <= now || expires > last) {
    violations.Add("expire_time", Reason::FIELD_RANGE,
                   {{"min", time::FormatChinaTime(now)}, {"max", time::FormatChinaTime(last)}});
  }
  return violations.ToStatus();
}

std::string CityOf(std::string_view region) {
  constexpr size_t kCityDigits = 4;
  const size_t slash = region.find('/');
  return std::string(region.substr(slash + 1, kCityDigits));
}

std::string CityAccount(std::string_view what, std::string_view city) {
  return absl::StrCat("accounts/timebank-", std::string(what), "-", std::string(city));
}

}  // namespace linli::hours::domain

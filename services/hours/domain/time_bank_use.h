// Whether a region has a time bank, and who may use time there (储蓄, 支取).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// TIME_BANK_CLOSED unless the region has one.
absl::Status HasTimeBank(const v1::Policy& policy);

// Whether somebody may use time for herself at `now`: TIME_BANK_CLOSED, TIME_BANK_AGE. Cities that
// pay out at any time (随时支取, S4-38) have no age; where there is one, nobody without a birth
// date on file has reached it.
absl::Status MayUseTime(const v1::Policy& policy, std::optional<absl::CivilDay> birth,
                        absl::Time now);

// A hold of awards ends after `now` and within the days that the policy gives: FIELD_RANGE on
// expire_time.
absl::Status CheckHoldEnd(const v1::Policy& policy, absl::Time expires, absl::Time now);

// The city whose time bank looks after a region, "regions/{code}": the first four digits of the
// code, or all of a shorter one.
std::string CityOf(std::string_view region);

// Accounts of a city's time bank: "accounts/timebank-{what}-{city}".
std::string CityAccount(std::string_view what, std::string_view city);

}  // namespace linli::hours::domain

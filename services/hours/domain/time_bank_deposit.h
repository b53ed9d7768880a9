// What a record of service is worth in the time bank (储蓄).
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::hours::domain {

// The minutes that a record brings when it is deposited at `now`, to her account or `to_pool`.
// TIME_BANK_CLOSED (no time bank, not for honour hours, or too long ago), RECORD_STATE,
// DONATION_ONLY, SERVICE_CLASS_UNKNOWN (nothing of it counts).
absl::StatusOr<int64_t> DepositMinutes(const v1::Policy& policy, const v1::Record& record,
                                       std::optional<absl::CivilDay> birth, bool to_pool,
                                       absl::Time now);

// When what is deposited at `now` ends if it is not used; nothing where the city lets it stay.
std::optional<absl::Time> DepositEnd(const v1::Policy& policy, absl::Time now);

// TIME_BANK_CAP if an account would then hold more than the city allows.
absl::Status CheckCap(const v1::Policy& policy, int64_t balance, int64_t minutes);

}  // namespace linli::hours::domain

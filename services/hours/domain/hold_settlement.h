// How a hold ends: posted, voided or expired, once.
#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "linli/hours/v1/hold.pb.h"
#include "services/hours/domain/hold_reservation.h"

namespace linli::hours::domain {

// The hold after its holder posts `minutes` of it; 0: all. Posted before with as much, it is
// answered as it stands. NOT_AUTHORIZED (another holds), POST_EXCEEDS_HOLD, HOLD_EXPIRED,
// LEDGER_TRANSFER_STATE, ACCOUNT_FROZEN, TRANSFER_EXISTS_WITH_DIFFERENT.
absl::StatusOr<v1::Hold> Posted(const v1::Hold& hold, const Standing& account, int64_t minutes,
                                std::string_view by, absl::Time now);

// The hold after its holder voids it; voided before, as it stands. A freeze does not matter.
// NOT_AUTHORIZED, HOLD_EXPIRED, LEDGER_TRANSFER_STATE.
absl::StatusOr<v1::Hold> Voided(const v1::Hold& hold, std::string_view by, absl::Time now);

}  // namespace linli::hours::domain

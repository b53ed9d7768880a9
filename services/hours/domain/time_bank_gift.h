// Who may give time to whom (赠与), and between which cities time moves (通存通兑).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/time_bank_service.pb.h"

namespace linli::hours::domain {

// Whether the giver's city allows it, and whether there is proof: FIELD_UNKNOWN_VALUE on recipient
// for oneself, GIFT_PROOF_MISSING, TIME_BANK_CLOSED.
absl::Status MayGive(const v1::Policy& policy, const v1::GiveMinutesRequest& gift);

// Whether what somebody left goes to an heir: FIELD_UNKNOWN_VALUE on heir for herself,
// GIFT_PROOF_MISSING, TIME_BANK_CLOSED, VOLUNTEER_STATE unless `deceased`.
absl::Status MayInherit(const v1::Policy& policy, const v1::InheritMinutesRequest& inheritance,
                        bool deceased);

// Whether time moves between people of two cities: TIME_BANK_CLOSED unless it is one city, or both
// have a time bank that says so.
absl::Status MayCross(const v1::Policy& from, std::string_view from_city, const v1::Policy& to,
                      std::string_view to_city);

}  // namespace linli::hours::domain

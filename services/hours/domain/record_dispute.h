// Who disputes a record, until when, and who decides (67号令 Art. 13).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/hours/v1/dispute.pb.h"
#include "linli/hours/v1/dispute_service.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours::domain {

// The volunteer, and leaders and managers of the recording unit or of a unit of hers.
// NOT_AUTHORIZED.
absl::Status MayDispute(const Officer& officer, const v1::Record& record);

// Until when a record in effect is disputed.
absl::Time DisputableUntil(const v1::Policy& policy, const v1::Record& record);

// RECORD_TRANSITION if it is neither in public notice nor in effect, DISPUTE_LATE.
absl::Status CheckDisputable(const v1::Policy& policy, const v1::Record& record, absl::Time now);

// Managers of the recording unit or above, and administrators over it; not who opened it, not who
// confirmed the record, not the volunteer. NOT_AUTHORIZED, RECORD_OWN, SECOND_PERSON,
// DISPUTE_STATE.
absl::Status MayDecideDispute(const Officer& officer, const v1::Record& record,
                              const v1::Dispute& dispute);

// Who opened it, as long as it is open. NOT_AUTHORIZED, DISPUTE_STATE.
absl::Status MayRetract(const Officer& officer, const v1::Dispute& dispute);

// FIELD_REQUIRED on "reason" or "correction" if the verdict needs what is missing.
void CheckVerdict(const v1::DecideDisputeRequest& request, Violations& violations);

}  // namespace linli::hours::domain

// Who evaluates a service, and until when (67号令 Arts 10 and 11).
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours::domain {

// Leaders and managers of the recording unit evaluate the volunteer; nobody herself.
// NOT_AUTHORIZED, RECORD_OWN.
absl::Status MayEvaluateVolunteer(const Officer& officer, const v1::Record& record);

// RECORD_TRANSITION unless the record counts, EVALUATION_CLOSED.
absl::Status CheckEvaluable(const v1::Policy& policy, const v1::Record& record, absl::Time now);

}  // namespace linli::hours::domain

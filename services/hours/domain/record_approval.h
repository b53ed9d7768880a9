// Minutes beyond the day's cap (超时审批): how much of a day takes whose word.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_minutes.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours::domain {

// How many digits the region of an administrator may have who is the competent level.
int CompetentRegionDigits(const v1::Policy& policy);

// Credited at most per person and day with this approval; without one, the day's cap.
int DayCap(const v1::Policy& policy, const v1::Approval& approval);

// Asks, for a record that was vouched for, that all that can be paid of it count; `use` is what the
// day has beside it. RECORD_TRANSITION if nothing of it goes beyond the cap.
absl::Status AskApproval(const v1::Policy& policy, const DayUse& use, absl::Time now,
                         v1::Record& record);

// NOT_AUTHORIZED, RECORD_OWN, SECOND_PERSON, RECORD_APPROVAL_LEVEL.
absl::Status MayApprove(const Officer& officer, const v1::Record& record);

// Notes the decision. What was not granted is taken out of the credited minutes. The record stays
// where it is: GoOn moves it.
void DecideApproval(const v1::Policy& policy, const DayUse& use, const Officer& officer,
                    bool granted, absl::Time now, v1::Record& record);

}  // namespace linli::hours::domain

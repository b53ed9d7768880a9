// How a meeting ends: counted once, by a call or by the clock.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/awards/v1/council.pb.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::councils {

// Counts the votes, fills the plan's places and writes the minutes. COUNCIL_STATE unless the
// meeting is VOTING, and close_time is reached or everyone has voted. Meeting, plan and nominations
// are locked in this order, so that no two meetings give the same place away.
absl::StatusOr<v1::Minutes> CloseMeeting(db::Tx& tx, outbox::Emitter& emitter,
                                         const CouncilMeetingName& name, absl::Time now);

}  // namespace linli::awards::councils

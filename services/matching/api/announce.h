// What matching tells the neighbours on the right, in the transaction of the change.
#pragma once

#include <string_view>

#include "common/outbox/emitter.h"
#include "linli/matching/v1/roster.pb.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {

// "matching.activity.<what>": published, cancelled, ended.
void AnnounceActivity(outbox::Emitter& emitter, std::string_view what,
                      const v1::Activity& activity);
// "matching.shift.<what>": opened, cancelled.
void AnnounceShift(outbox::Emitter& emitter, std::string_view what,
                   const store::ShiftInContext& shift);
// "matching.enrollment.<what>": confirmed, waitlisted, promoted, cancelled, declined.
void AnnounceEnrollment(outbox::Emitter& emitter, std::string_view what,
                        const v1::Enrollment& enrollment, const v1::ShiftContext& context);

// "matching.roster_plan.<what>": committed.
void AnnounceRosterPlan(outbox::Emitter& emitter, std::string_view what,
                        const v1::RosterPlan& plan);

// The row version that an etag says.
int64_t VersionOf(std::string_view etag);

}  // namespace linli::matching

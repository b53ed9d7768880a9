// What matching tells the neighbours on the right, in the transaction of the change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/outbox/emitter.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/roster.pb.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {

// "matching.activity.<what>": the words are in events.proto.
void AnnounceActivity(outbox::Emitter& emitter, std::string_view what,
                      const v1::Activity& activity);
// "matching.shift.<what>": opened, changed, cancelled.
void AnnounceShift(outbox::Emitter& emitter, std::string_view what,
                   const store::ShiftInContext& shift);
// "matching.enrollment.<what>": the words are in events.proto.
void AnnounceEnrollment(outbox::Emitter& emitter, std::string_view what,
                        const v1::Enrollment& enrollment, const v1::ShiftContext& context);
// "matching.enrollment.merged": it goes on under another number of the same person.
void AnnounceMerged(outbox::Emitter& emitter, const std::string& former_volunteer,
                    const v1::Enrollment& enrollment, const v1::ShiftContext& context);
// "matching.group.<what>": confirmed, changed, cancelled.
void AnnounceGroup(outbox::Emitter& emitter, std::string_view what,
                   const v1::GroupEnrollment& group, const v1::ShiftContext& context);

// Enrolments that a statement changed: announced, and forgotten by caches.
void Tell(rpc::WriteCall& call, std::string_view what,
          const std::vector<store::EnrollmentInContext>& changed);

// "matching.roster_plan.<what>": committed.
void AnnounceRosterPlan(outbox::Emitter& emitter, std::string_view what,
                        const v1::RosterPlan& plan);

// The row version that an etag says.
int64_t VersionOf(std::string_view etag);

}  // namespace linli::matching

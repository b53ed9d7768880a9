#include "services/matching/api/announce.h"

#include <charconv>
#include <string>

#include "linli/matching/v1/events.pb.h"

namespace linli::matching {
namespace {

std::string Type(std::string_view aggregate, std::string_view what) {
  return std::string("matching.").append(aggregate).append(".").append(what);
}

}  // namespace

int64_t VersionOf(std::string_view etag) {
  int64_t version = 0;
  std::from_chars(etag.data(), etag.data() + etag.size(), version);
  return version;
}

void AnnounceActivity(outbox::Emitter& emitter, std::string_view what,
                      const v1::Activity& activity) {
  v1::ActivityEvent event;
  *event.mutable_activity() = activity;
  emitter.Emit("activity", activity.name(), VersionOf(activity.etag()), Type("activity", what),
               event);
}

void AnnounceShift(outbox::Emitter& emitter, std::string_view what,
                   const store::ShiftInContext& shift) {
  v1::ShiftEvent event;
  *event.mutable_shift() = shift.shift;
  *event.mutable_context() = shift.context;
  emitter.Emit("shift", shift.shift.name(), VersionOf(shift.shift.etag()), Type("shift", what),
               event);
}

void AnnounceEnrollment(outbox::Emitter& emitter, std::string_view what,
                        const v1::Enrollment& enrollment, const v1::ShiftContext& context) {
  v1::EnrollmentEvent event;
  *event.mutable_enrollment() = enrollment;
  *event.mutable_context() = context;
  emitter.Emit("enrollment", enrollment.name(), VersionOf(enrollment.etag()),
               Type("enrollment", what), event);
}

void AnnounceMerged(outbox::Emitter& emitter, const std::string& former_volunteer,
                    const v1::Enrollment& enrollment, const v1::ShiftContext& context) {
  v1::EnrollmentEvent event;
  *event.mutable_enrollment() = enrollment;
  *event.mutable_context() = context;
  event.set_former_volunteer(former_volunteer);
  emitter.Emit("enrollment", enrollment.name(), VersionOf(enrollment.etag()),
               Type("enrollment", "merged"), event);
}

void AnnounceRosterPlan(outbox::Emitter& emitter, std::string_view what,
                        const v1::RosterPlan& plan) {
  v1::RosterPlanEvent event;
  *event.mutable_plan() = plan;
  emitter.Emit("roster_plan", plan.name(), VersionOf(plan.etag()), Type("roster_plan", what),
               event);
}

void AnnounceGroup(outbox::Emitter& emitter, std::string_view what,
                   const v1::GroupEnrollment& group, const v1::ShiftContext& context) {
  v1::GroupEnrollmentEvent event;
  *event.mutable_group() = group;
  *event.mutable_context() = context;
  emitter.Emit("group", group.name(), VersionOf(group.etag()), Type("group", what), event);
}

void Tell(rpc::WriteCall& call, std::string_view what,
          const std::vector<store::EnrollmentInContext>& changed) {
  for (const store::EnrollmentInContext& one : changed) {
    AnnounceEnrollment(call, what, one.enrollment, one.context);
    call.Forget(one.enrollment.name(), VersionOf(one.enrollment.etag()));
  }
}

}  // namespace linli::matching

#include "services/matching/api/activity_states.h"

#include <string>
#include <utility>
#include <vector>

#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/call_off.h"
#include "services/matching/api/etag.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::activity_states {
namespace {

using State = v1::Activity::State;

absl::Status RefuseState(State state) {
  return Refuse(Reason::ACTIVITY_STATE, {{"state", v1::Activity::State_Name(state)}});
}

// The activity under its lock, as the caller has read it.
template <typename Request>
absl::StatusOr<v1::Activity> Lock(rpc::WriteCall& call, const Request& request) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Activity activity, store::LockActivity(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(request.etag(), activity.etag()));
  return activity;
}

v1::Activity SaveAndTell(rpc::WriteCall& call, const v1::Activity& changed, const char* what) {
  v1::Activity activity = store::SaveActivity(call.tx(), changed, call.now());
  AnnounceActivity(call, what, activity);
  call.Forget(activity.name(), VersionOf(activity.etag()));
  return activity;
}

}  // namespace

absl::StatusOr<v1::Activity> Pause(Deps&, rpc::WriteCall& call,
                                   const v1::PauseActivityRequest& request) {
  ASSIGN_OR_RETURN(v1::Activity activity, Lock(call, request));
  if (activity.state() == v1::Activity::PAUSED) return activity;
  if (activity.state() != v1::Activity::PUBLISHED) return RefuseState(activity.state());
  activity.set_state(v1::Activity::PAUSED);
  activity.set_cancel_reason(request.reason());
  return SaveAndTell(call, activity, "paused");
}

absl::StatusOr<v1::Activity> Resume(Deps&, rpc::WriteCall& call,
                                    const v1::ResumeActivityRequest& request) {
  ASSIGN_OR_RETURN(v1::Activity activity, Lock(call, request));
  if (activity.state() == v1::Activity::PUBLISHED) return activity;
  if (activity.state() != v1::Activity::PAUSED) return RefuseState(activity.state());
  if (time::FromProto(activity.end_time()) <= call.now()) return Refuse(Reason::ACTIVITY_OVER);
  activity.set_state(v1::Activity::PUBLISHED);
  activity.clear_cancel_reason();
  return SaveAndTell(call, activity, "resumed");
}

absl::StatusOr<v1::Activity> Withdraw(Deps&, rpc::WriteCall& call,
                                      const v1::WithdrawActivityRequest& request) {
  ASSIGN_OR_RETURN(v1::Activity activity, Lock(call, request));
  if (activity.state() == v1::Activity::DRAFT) return activity;
  if (activity.state() != v1::Activity::PUBLISHED && activity.state() != v1::Activity::PAUSED) {
    return RefuseState(activity.state());
  }
  const ActivityName name = *ActivityName::Parse(activity.name());
  store::LockShifts(call.tx(), name);  // nobody signs up meanwhile
  if (const int count = store::CountInterest(call.tx(), name); count > 0) {
    return Refuse(Reason::ACTIVITY_HAS_ENROLLMENTS, {{"count", std::to_string(count)}});
  }
  activity.set_state(v1::Activity::DRAFT);
  activity.clear_cancel_reason();
  activity.clear_publish_time();
  activity = SaveAndTell(call, activity, "withdrawn");
  for (const store::ShiftInContext& shift : store::AllShifts(call.tx(), name)) {
    call.Forget(shift.shift.name(), VersionOf(shift.shift.etag()));
  }
  return activity;
}

absl::StatusOr<v1::Activity> Void(Deps&, rpc::WriteCall& call,
                                  const v1::VoidActivityRequest& request) {
  ASSIGN_OR_RETURN(v1::Activity activity, Lock(call, request));
  if (activity.state() == v1::Activity::VOIDED) return activity;
  if (!activity.has_publish_time()) return RefuseState(activity.state());
  const ActivityName name = *ActivityName::Parse(activity.name());
  const std::vector<std::string> shifts = store::CancelShifts(call.tx(), name, call.now());
  CallOffSeats(call, shifts, request.reason());
  activity.set_state(v1::Activity::VOIDED);
  activity.set_cancel_reason(request.reason());
  activity = SaveAndTell(call, activity, "voided");
  for (const store::ShiftInContext& shift : store::AllShifts(call.tx(), name)) {
    AnnounceShift(call, "cancelled", shift);
    call.Forget(shift.shift.name(), VersionOf(shift.shift.etag()));
  }
  return activity;
}

absl::StatusOr<v1::Activity> Summarize(Deps&, rpc::WriteCall& call,
                                       const v1::SummarizeActivityRequest& request) {
  ASSIGN_OR_RETURN(v1::Activity activity, Lock(call, request));
  const bool over = activity.state() == v1::Activity::ENDED ||
                    activity.state() == v1::Activity::CLOSED ||
                    (activity.recruit_scope() == v1::Activity::BACK_ENTRY &&
                     activity.state() == v1::Activity::PUBLISHED);
  if (!over) return RefuseState(activity.state());
  activity.set_state(v1::Activity::CLOSED);
  activity.set_summary(request.summary());
  activity.set_outcome(request.outcome());
  activity.set_served_count(request.served_count());
  return SaveAndTell(call, activity, "closed");
}

}  // namespace linli::matching::activity_states

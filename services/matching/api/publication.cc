#include "services/matching/api/publication.h"

#include <utility>
#include <vector>

#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/call_off.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/facts.h"
#include "services/matching/domain/publish_gates.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::publication {
namespace {

absl::StatusOr<v1::Activity> ReadActivity(Deps& deps, const rpc::Call& call,
                                          const ActivityName& name) {
  v1::Activity activity;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) -> absl::Status {
    ASSIGN_OR_RETURN(activity, store::GetActivity(tx, name));
    return absl::OkStatus();
  }));
  return activity;
}

absl::StatusOr<bool> CanLead(Deps& deps, const rpc::Call& call, const std::string& leader) {
  if (leader.empty()) return false;
  const auto volunteer = deps.registration.GetVolunteer(call.Outbound(), leader);
  if (absl::IsNotFound(volunteer.status())) return false;
  RETURN_IF_ERROR(volunteer.status());
  return FactsOf(**volunteer).active;
}

void AnnounceShifts(rpc::WriteCall& call, const char* what, const ActivityName& activity) {
  for (const store::ShiftInContext& shift : store::AllShifts(call.tx(), activity)) {
    AnnounceShift(call, what, shift);
    call.Forget(shift.shift.name(), VersionOf(shift.shift.etag()));
  }
}

}  // namespace

absl::StatusOr<Standing> AskStanding(Deps& deps, const rpc::Call& call,
                                     const std::string& organization_id,
                                     const std::string& leader) {
  ASSIGN_OR_RETURN(const auto organization,
                   deps.registration.GetOrganization(call.Outbound(),
                                                     OrganizationName(organization_id).ToString()));
  ASSIGN_OR_RETURN(const bool can_lead, CanLead(deps, call, leader));
  return Standing{MayRecruit(*organization), leader, can_lead};
}

absl::StatusOr<Standing> Ask(Deps& deps, const rpc::Call& call,
                             const v1::PublishActivityRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::Activity activity, ReadActivity(deps, call, name));
  return AskStanding(deps, call, name.id(0), activity.leader());
}

absl::StatusOr<v1::Activity> Publish(Deps&, rpc::WriteCall& call,
                                     const v1::PublishActivityRequest& request,
                                     const Standing& standing) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Activity activity, store::LockActivity(call.tx(), name));
  if (activity.state() == v1::Activity::PUBLISHED) return activity;
  if (activity.state() != v1::Activity::DRAFT) return Refuse(Reason::ACTIVITY_OVER);
  RETURN_IF_ERROR(CheckEtag(request.etag(), activity.etag()));
  return PublishLocked(call, std::move(activity), standing);
}

absl::StatusOr<v1::Activity> PublishLocked(rpc::WriteCall& call, v1::Activity activity,
                                           const Standing& standing) {
  const ActivityName name = *ActivityName::Parse(activity.name());
  // The draft changed hands between the question and the lock.
  if (activity.leader() != standing.leader) return Refuse(Reason::ETAG_MISMATCH);
  if (!standing.may_recruit) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  const auto policy = policy::At<v1::Policy>(call.tx(), activity.region(), call.now());
  domain::PublishFacts facts{.leader_can_lead = standing.leader_can_lead};
  for (const store::ShiftInContext& one : store::AllShifts(call.tx(), name)) {
    ++facts.shifts;
    facts.places += one.shift.places();
  }
  RETURN_IF_ERROR(domain::CheckPublishable(policy->publish(), activity, facts, call.now()));
  activity.set_state(v1::Activity::PUBLISHED);
  *activity.mutable_publish_time() = time::ToProto(call.now());
  activity = store::SaveActivity(call.tx(), activity, call.now(), policy.version);
  AnnounceActivity(call, "published", activity);
  AnnounceShifts(call, "opened", name);
  call.Forget(activity.name(), VersionOf(activity.etag()));
  return activity;
}

absl::StatusOr<v1::Activity> Cancel(Deps&, rpc::WriteCall& call,
                                    const v1::CancelActivityRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Activity activity, store::LockActivity(call.tx(), name));
  if (activity.state() == v1::Activity::CANCELLED) return activity;
  if (activity.state() == v1::Activity::VOIDED || activity.state() == v1::Activity::CLOSED) {
    return Refuse(Reason::ACTIVITY_OVER);
  }
  RETURN_IF_ERROR(CheckEtag(request.etag(), activity.etag()));
  if (time::FromProto(activity.end_time()) <= call.now()) return Refuse(Reason::ACTIVITY_OVER);
  activity.set_state(v1::Activity::CANCELLED);
  activity.set_cancel_reason(request.reason());
  activity = store::SaveActivity(call.tx(), activity, call.now());
  const std::vector<std::string> shifts = store::CancelShifts(call.tx(), name, call.now());
  call.Forget(activity.name(), VersionOf(activity.etag()));
  if (!activity.has_publish_time()) return activity;  // nobody had heard of it
  CallOffSeats(call, shifts, request.reason());
  AnnounceActivity(call, "cancelled", activity);
  AnnounceShifts(call, "cancelled", name);
  return activity;
}

}  // namespace linli::matching::publication

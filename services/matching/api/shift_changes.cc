#include "services/matching/api/shift_changes.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/mask/field_mask.h"
#include "common/policy/policy.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/call_off.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/promotion.h"
#include "services/matching/domain/activity_window.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::shift_changes {
namespace {

using Request = v1::UpdateShiftRequest;

constexpr char kMovedAway[] = "岗位改期，与其他服务时间冲突";

// What volunteers decided on: everything but what may still change when they have.
v1::Shift PromiseOf(v1::Shift shift) {
  for (const char* field :
       {"display_name", "places", "start_time", "end_time", "paid_staff", "role", "etag"}) {
    shift.GetReflection()->ClearField(&shift, shift.GetDescriptor()->FindFieldByName(field));
  }
  return shift;
}

absl::Status RefuseBegun(const v1::Shift& shift) {
  return Refuse(Reason::SHIFT_BEGUN,
                {{"start_time", time::FormatChinaTime(time::FromProto(shift.start_time()))}});
}

absl::Status CheckChange(db::Tx& tx, const v1::Activity& activity, const v1::Shift& before,
                         const v1::Shift& after, absl::Time now) {
  const bool published =
      activity.state() == v1::Activity::PUBLISHED || activity.state() == v1::Activity::PAUSED;
  if (!published && activity.state() != v1::Activity::DRAFT) {
    return Refuse(Reason::ACTIVITY_OVER);
  }
  if (before.state() != v1::Shift::OPEN) return Refuse(Reason::ACTIVITY_OVER);
  if (published && time::FromProto(before.start_time()) <= now) return RefuseBegun(before);
  if (published &&
      !google::protobuf::util::MessageDifferencer::Equals(PromiseOf(before), PromiseOf(after))) {
    return Refuse(Reason::ACTIVITY_NOT_DRAFT);
  }
  Violations violations;
  const auto policy = policy::At<v1::Policy>(tx, activity.region(), now);
  domain::CheckShiftWindow(policy->publish(), activity, after, "shift.end_time", violations);
  domain::CheckAges(after, "shift.maximum_age", violations);
  if (published && time::FromProto(after.start_time()) <= now) {
    violations.Add("shift.start_time", Reason::START_IN_PAST);
  }
  return violations.ToStatus();
}

// Makes room below the new number of places.
absl::Status Shrink(rpc::WriteCall& call, const v1::Shift& before, const v1::Shift& after,
                    Request::ShrinkRule rule) {
  const int surplus = before.taken() - after.places();
  if (surplus <= 0) return absl::OkStatus();
  std::vector<store::EnrollmentInContext> returned;
  if (rule == Request::RETURN_LATEST) {
    returned =
        store::ReturnLatest(call.tx(), ShiftName::Parse(before.name())->id(), surplus, call.now());
  }
  if (static_cast<int>(returned.size()) < surplus) {
    return Refuse(Reason::PLACES_BELOW_TAKEN, {{"taken", std::to_string(before.taken())}});
  }
  Tell(call, "returned", returned);
  return absl::OkStatus();
}

// Gives back the seats of who is wanted elsewhere in the new window.
absl::Status MakeWay(rpc::WriteCall& call, const ShiftName& name, const v1::Shift& after,
                     Request::MoveRule rule) {
  const absl::Time start = time::FromProto(after.start_time());
  const absl::Time end = time::FromProto(after.end_time());
  const std::vector<std::string> colliding = store::FindColliding(call.tx(), name, start, end);
  const int paid = store::CountPaidColliding(call.tx(), name, start, end);
  if (paid > 0 || (!colliding.empty() && rule != Request::RELEASE_COLLIDING)) {
    return Refuse(Reason::SHIFT_MOVE_COLLIDES,
                  {{"count", std::to_string(colliding.size() + static_cast<size_t>(paid))}});
  }
  if (colliding.empty()) return absl::OkStatus();
  Tell(call, "cancelled", store::Release(call.tx(), name.id(), colliding, kMovedAway, call.now()));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Shift> Update(Deps&, rpc::WriteCall& call, const Request& request) {
  db::Tx& tx = call.tx();
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.shift().name()));
  ASSIGN_OR_RETURN(const v1::Activity activity, store::LockActivity(tx, name.parent()));
  store::LockSeats(tx, {name.id()}, {});
  ASSIGN_OR_RETURN(const store::ShiftInContext found, store::GetShift(tx, name));
  const v1::Shift& before = found.shift;
  RETURN_IF_ERROR(CheckEtag(request.shift().etag(), before.etag()));
  v1::Shift after = before;
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.shift(), &after));
  RETURN_IF_ERROR(CheckChange(tx, activity, before, after, call.now()));
  RETURN_IF_ERROR(Shrink(call, before, after, request.shrink_rule()));
  const bool moves = time::FromProto(before.start_time()) != time::FromProto(after.start_time()) ||
                     time::FromProto(before.end_time()) != time::FromProto(after.end_time());
  if (moves) RETURN_IF_ERROR(MakeWay(call, name, after, request.move_rule()));
  std::optional<absl::Time> move_time;
  if (moves && found.was_published) move_time = call.now();
  store::SaveShift(tx, activity, after, call.now(), move_time);
  if (moves) {
    Tell(call, "moved",
         store::MoveEnrollments(tx, name.id(), time::FromProto(after.start_time()),
                                time::FromProto(after.end_time()), call.now()));
  }
  for (const auto& up : PromoteAndAnnounce(tx, call, name.id(), call.now())) {
    call.Forget(up.enrollment.name(), VersionOf(up.enrollment.etag()));
  }
  ASSIGN_OR_RETURN(store::ShiftInContext changed, store::GetShift(tx, name));
  if (found.was_published) AnnounceShift(call, "changed", changed);
  call.Forget(changed.shift.name(), VersionOf(changed.shift.etag()));
  return std::move(changed.shift);
}

absl::StatusOr<v1::Shift> Cancel(Deps&, rpc::WriteCall& call,
                                 const v1::CancelShiftRequest& request) {
  db::Tx& tx = call.tx();
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.name()));
  store::LockSeats(tx, {name.id()}, {});
  ASSIGN_OR_RETURN(store::ShiftInContext found, store::GetShift(tx, name));
  if (found.shift.state() == v1::Shift::CANCELLED) return std::move(found.shift);
  if (found.was_published && time::FromProto(found.shift.start_time()) <= call.now()) {
    return RefuseBegun(found.shift);
  }
  store::CancelShift(tx, name, call.now());
  CallOffSeats(call, {name.id()}, request.reason());
  ASSIGN_OR_RETURN(store::ShiftInContext cancelled, store::GetShift(tx, name));
  if (found.was_published) AnnounceShift(call, "cancelled", cancelled);
  call.Forget(cancelled.shift.name(), VersionOf(cancelled.shift.etag()));
  return std::move(cancelled.shift);
}

}  // namespace linli::matching::shift_changes

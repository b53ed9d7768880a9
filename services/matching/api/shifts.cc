#include "services/matching/api/shifts.h"

#include <utility>
#include <vector>

#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/new_shifts.h"
#include "services/matching/api/page_key.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/activity_window.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::shifts {
namespace {

bool TakesShifts(const v1::Activity& activity, absl::Time now) {
  return (activity.state() == v1::Activity::DRAFT || activity.state() == v1::Activity::PUBLISHED) &&
         time::FromProto(activity.end_time()) > now;
}

}  // namespace

absl::StatusOr<v1::Shift> Create(Deps&, rpc::WriteCall& call,
                                 const v1::CreateShiftRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName parent, ActivityName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const v1::Activity activity, store::LockActivity(call.tx(), parent));
  if (!TakesShifts(activity, call.now())) return Refuse(Reason::ACTIVITY_OVER);
  Violations violations;
  const auto policy = policy::At<v1::Policy>(call.tx(), activity.region(), call.now());
  domain::CheckShiftWindow(policy->publish(), activity, request.shift(), "shift.end_time",
                           violations);
  domain::CheckAges(request.shift(), "shift.maximum_age", violations);
  // Those who could sign up are told of it at once.
  if (activity.state() == v1::Activity::PUBLISHED &&
      time::FromProto(request.shift().start_time()) <= call.now()) {
    violations.Add("shift.start_time", Reason::START_IN_PAST);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  google::protobuf::RepeatedPtrField<v1::Shift> sent;
  *sent.Add() = request.shift();
  const v1::Shift shift = InsertNewShifts(call.tx(), activity, call.now(), sent)[0];
  if (activity.state() == v1::Activity::PUBLISHED) {
    ASSIGN_OR_RETURN(const store::ShiftInContext opened,
                     store::GetShift(call.tx(), *ShiftName::Parse(shift.name())));
    AnnounceShift(call, "opened", opened);
  }
  return shift;
}

absl::StatusOr<v1::Shift> Get(Deps&, rpc::ReadCall& call, const v1::GetShiftRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::ShiftInContext found, store::GetShift(call.tx(), name));
  RETURN_IF_ERROR(CheckKnown(call.tx(), call.caller(), call.now(), OrganizationName(name.id(0)),
                             found.was_published, request.name()));
  return std::move(found.shift);
}

absl::StatusOr<v1::ListShiftsResponse> List(Deps&, rpc::ReadCall& call,
                                            const v1::ListShiftsRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName parent, ActivityName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const v1::Activity activity, store::GetActivity(call.tx(), parent));
  RETURN_IF_ERROR(CheckKnown(call.tx(), call.caller(), call.now(), parent.parent(),
                             activity.has_publish_time(), request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  absl::Time after_start = absl::InfinitePast();
  std::string after_id;
  if (!page.first()) {
    ASSIGN_OR_RETURN(after_start, TimeIn(page.after[0]));
    after_id = page.after[1];
  }
  std::vector<store::ShiftInContext> found =
      store::ListShifts(call.tx(), parent, after_start, after_id, page.size + 1);
  v1::ListShiftsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const v1::Shift& last = found.back().shift;
    const std::string key[] = {KeyOf(time::FromProto(last.start_time())),
                               ShiftName::Parse(last.name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (store::ShiftInContext& one : found) *response.add_shifts() = std::move(one.shift);
  return response;
}

}  // namespace linli::matching::shifts

#include "services/matching/api/groups.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/promotion.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/group_store.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::groups {
namespace {

// Whether a unit may bring people here: whoever is not let in alone is not let in as a group.
absl::Status CheckDoor(db::Tx& tx, const domain::Recruiting& recruiting, const std::string& unit) {
  if (recruiting.scope == v1::Activity::OPEN) return absl::OkStatus();
  if (recruiting.scope != v1::Activity::TEAMS) return Refuse(Reason::INVITATION_ONLY);
  std::vector<std::string> of_unit = {unit};
  if (auto known = store::GetOrganization(tx, *OrganizationName::Parse(unit)); known.ok()) {
    of_unit.insert(of_unit.end(), known->ancestors.begin(), known->ancestors.end());
  }
  for (const std::string& team : recruiting.teams) {
    if (std::find(of_unit.begin(), of_unit.end(), absl::StrCat("organizations/", team)) !=
        of_unit.end()) {
      return absl::OkStatus();
    }
  }
  return Refuse(Reason::TEAM_ONLY, {{"teams", absl::StrJoin(recruiting.teams, ", ")}});
}

absl::Status CheckRoom(const v1::Shift& shift, int more) {
  const int free = shift.places() - shift.taken();
  if (more <= free) return absl::OkStatus();
  return Refuse(Reason::NOT_ENOUGH_PLACES, {{"free", std::to_string(std::max(0, free))}});
}

bool MaySee(rpc::ReadCall& call, const GroupName& name, const v1::GroupEnrollment& group) {
  return RunsOrganization(call.tx(), call.caller(), OrganizationName(name.id(0)), call.now()) ||
         RunsOrganization(call.tx(), call.caller(), *OrganizationName::Parse(group.unit()),
                          call.now());
}

// A group and its shift, under the shift's lock; NOT_FOUND for who manages neither the unit nor,
// where `organizer_may`, the organisation of the shift.
struct Locked {
  v1::GroupEnrollment group;
  store::ShiftInContext of;
};

absl::StatusOr<Locked> Lock(rpc::WriteCall& call, const GroupName& name, bool organizer_may) {
  store::LockSeats(call.tx(), {name.id(2)}, {});
  ASSIGN_OR_RETURN(v1::GroupEnrollment group, store::GetGroup(call.tx(), name));
  const bool may = ManagesOrganization(call.tx(), call.caller(),
                                       *OrganizationName::Parse(group.unit()), call.now()) ||
                   (organizer_may && ManagesOrganization(call.tx(), call.caller(),
                                                         OrganizationName(name.id(0)), call.now()));
  if (!may) return NotFound(name.ToString());
  ASSIGN_OR_RETURN(store::ShiftInContext of, store::GetShift(call.tx(), name.parent()));
  return Locked{std::move(group), std::move(of)};
}

absl::Status CheckNotBegun(const v1::Shift& shift, absl::Time now) {
  const absl::Time start = time::FromProto(shift.start_time());
  if (now < start) return absl::OkStatus();
  return Refuse(Reason::SHIFT_BEGUN, {{"start_time", time::FormatChinaTime(start)}});
}

// Writes a changed group, gives what became free to the waiting list, and tells.
absl::StatusOr<v1::GroupEnrollment> Save(rpc::WriteCall& call, const GroupName& name,
                                         const v1::GroupEnrollment& group, const char* what) {
  store::SaveGroup(call.tx(), group, call.now());
  for (const auto& up : PromoteAndAnnounce(call.tx(), call, name.id(2), call.now())) {
    call.Forget(up.enrollment.name(), VersionOf(up.enrollment.etag()));
  }
  ASSIGN_OR_RETURN(v1::GroupEnrollment saved, store::GetGroup(call.tx(), name));
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(call.tx(), name.parent()));
  AnnounceGroup(call, what, saved, of.context);
  call.Forget(of.shift.name(), VersionOf(of.shift.etag()));
  return saved;
}

}  // namespace

absl::StatusOr<v1::GroupEnrollment> Enroll(Deps&, rpc::WriteCall& call,
                                           const v1::EnrollGroupRequest& request) {
  db::Tx& tx = call.tx();
  ASSIGN_OR_RETURN(const ShiftName shift, ShiftName::Parse(request.parent()));
  store::LockSeats(tx, {shift.id()}, {});
  ASSIGN_OR_RETURN(const store::ShiftInContext of, store::GetShift(tx, shift));
  if (!of.was_published) return NotFound(request.parent());
  const auto policy = policy::At<v1::Policy>(tx, of.context.region(), call.now());
  RETURN_IF_ERROR(domain::CheckSignUpOpen(policy->enrollment(), of.recruiting, of.activity_state,
                                          of.shift, call.now()));
  RETURN_IF_ERROR(CheckDoor(tx, of.recruiting, request.group().unit()));
  const std::string unit_id = store::IdIn(request.group().unit());
  if (const auto live = store::FindGroupOf(tx, shift.id(), unit_id)) {
    return Refuse(Reason::ALREADY_ENROLLED,
                  {{"enrollment", absl::StrCat(request.parent(), "/groups/", *live)}});
  }
  RETURN_IF_ERROR(CheckRoom(of.shift, request.group().heads()));
  v1::GroupEnrollment group = request.group();
  const GroupName name(shift.id(0), shift.id(1), shift.id(), ids::NewId());
  group.set_name(name.ToString());
  store::InsertGroup(tx, group, policy.version, call.now());
  ASSIGN_OR_RETURN(group, store::GetGroup(tx, name));
  AnnounceGroup(call, "confirmed", group, of.context);
  call.Forget(of.shift.name(), VersionOf(of.shift.etag()) + 1);
  return group;
}

absl::StatusOr<v1::GroupEnrollment> Get(Deps&, rpc::ReadCall& call,
                                        const v1::GetGroupEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const GroupName name, GroupName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::GroupEnrollment group, store::GetGroup(call.tx(), name));
  if (!MaySee(call, name, group)) return NotFound(request.name());
  return group;
}

absl::StatusOr<v1::ListGroupEnrollmentsResponse> List(
    Deps&, rpc::ReadCall& call, const v1::ListGroupEnrollmentsRequest& request) {
  ASSIGN_OR_RETURN(const ShiftName parent, ShiftName::Parse(request.parent()));
  RETURN_IF_ERROR(store::GetShift(call.tx(), parent).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::GroupEnrollment> found =
      store::ListGroups(call.tx(), parent, page.first() ? "" : page.after[0], page.size + 1);
  v1::ListGroupEnrollmentsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {GroupName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::GroupEnrollment& one : found) *response.add_groups() = std::move(one);
  return response;
}

absl::StatusOr<v1::GroupEnrollment> Update(Deps&, rpc::WriteCall& call,
                                           const v1::UpdateGroupEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const GroupName name, GroupName::Parse(request.group().name()));
  ASSIGN_OR_RETURN(Locked locked, Lock(call, name, /*organizer_may=*/false));
  RETURN_IF_ERROR(CheckEtag(request.group().etag(), locked.group.etag()));
  if (locked.group.state() != v1::GroupEnrollment::GROUP_CONFIRMED) {
    return Refuse(Reason::ENROLLMENT_ENDED);
  }
  RETURN_IF_ERROR(CheckNotBegun(locked.of.shift, call.now()));
  v1::GroupEnrollment group = locked.group;
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.group(), &group));
  RETURN_IF_ERROR(CheckRoom(locked.of.shift, group.heads() - locked.group.heads()));
  return Save(call, name, group, "changed");
}

absl::StatusOr<v1::GroupEnrollment> Cancel(Deps&, rpc::WriteCall& call,
                                           const v1::CancelGroupEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const GroupName name, GroupName::Parse(request.name()));
  ASSIGN_OR_RETURN(Locked locked, Lock(call, name, /*organizer_may=*/true));
  if (locked.group.state() == v1::GroupEnrollment::GROUP_CANCELLED) {
    return std::move(locked.group);
  }
  RETURN_IF_ERROR(CheckNotBegun(locked.of.shift, call.now()));
  v1::GroupEnrollment group = locked.group;
  group.set_state(v1::GroupEnrollment::GROUP_CANCELLED);
  group.set_end_reason(request.reason());
  return Save(call, name, group, "cancelled");
}

}  // namespace linli::matching::groups

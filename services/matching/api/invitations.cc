#include "services/matching/api/invitations.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/facts.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching::invitations {

absl::StatusOr<Known> Ask(Deps& deps, const rpc::Call& call,
                          const v1::InviteVolunteersRequest& request) {
  ASSIGN_OR_RETURN(const auto volunteers, deps.registration.BatchGetVolunteers(
                                              call.Outbound(), {request.volunteers().begin(),
                                                                request.volunteers().end()}));
  Known known;
  for (const registration::v1::Volunteer& one : volunteers) {
    if (FactsOf(one).active) known.active.insert(one.name());
  }
  return known;
}

std::vector<store::EnrollmentInContext> InviteAll(db::Tx& tx, outbox::Emitter& emitter,
                                                  const store::ShiftInContext& of,
                                                  const std::string& policy_version,
                                                  const std::vector<std::string>& volunteers,
                                                  absl::Time now, std::set<std::string>& enrolled) {
  const ShiftName shift = *ShiftName::Parse(of.shift.name());
  std::vector<std::string> ids;
  for (const std::string& volunteer : volunteers) ids.push_back(store::IdIn(volunteer));
  const std::vector<std::string> shift_ids(ids.size(), shift.id());
  for (const store::Conflict& conflict : store::FindConflicts(tx, shift_ids, ids)) {
    if (!conflict.engagement) enrolled.insert(volunteers[conflict.item]);
  }
  std::vector<store::NewEnrollment> invited;
  std::vector<std::string> enrollment_ids;
  for (size_t i = 0; i < volunteers.size(); ++i) {
    if (enrolled.contains(volunteers[i])) continue;
    const EnrollmentName name(shift.id(0), shift.id(1), shift.id(), ids::NewId());
    enrollment_ids.push_back(name.id());
    invited.push_back({name, ids[i], v1::Enrollment::INVITED, now, policy_version});
  }
  store::InsertEnrollments(tx, invited);
  std::vector<store::EnrollmentInContext> written =
      store::SomeEnrollments(tx, shift.id(), enrollment_ids);
  for (const store::EnrollmentInContext& one : written) {
    AnnounceEnrollment(emitter, "invited", one.enrollment, one.context);
  }
  return written;
}

absl::StatusOr<v1::InviteVolunteersResponse> Invite(Deps&, rpc::WriteCall& call,
                                                    const v1::InviteVolunteersRequest& request,
                                                    const Known& known) {
  ASSIGN_OR_RETURN(const ShiftName name, ShiftName::Parse(request.parent()));
  std::vector<std::string> active, ids;
  v1::InviteVolunteersResponse response;
  const auto refuse = [&response](const std::string& volunteer, Reason reason) {
    auto& refused = *response.add_refused();
    refused.set_volunteer(volunteer);
    refused.set_reason(errors::v1::Reason_Name(reason));
  };
  std::set<std::string> seen;
  for (const std::string& volunteer : request.volunteers()) {
    if (!seen.insert(volunteer).second) continue;
    if (!known.active.contains(volunteer)) {
      refuse(volunteer, Reason::VOLUNTEER_CANNOT_SERVE);
      continue;
    }
    active.push_back(volunteer);
    ids.push_back(store::IdIn(volunteer));
  }
  store::LockSeats(call.tx(), {name.id()}, ids);
  const auto shifts = store::ReadLockedShifts(call.tx(), {name.id()});
  if (shifts.empty() || shifts.begin()->second.shift.name() != request.parent()) {
    return NotFound(request.parent());
  }
  const store::ShiftInContext& of = shifts.begin()->second;
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, call.now()));
  if (!store::HaltedOrganizations(call.tx(), {name.id(0)}).empty()) {
    return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  }
  const auto policy = policy::At<v1::Policy>(call.tx(), of.context.region(), call.now());
  std::set<std::string> enrolled;
  for (auto& one : InviteAll(call.tx(), call, of, policy.version, active, call.now(), enrolled)) {
    *response.add_enrollments() = std::move(one.enrollment);
  }
  for (const std::string& volunteer : enrolled) refuse(volunteer, Reason::ALREADY_ENROLLED);
  return response;
}

}  // namespace linli::matching::invitations

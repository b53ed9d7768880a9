#include "services/matching/api/roster_commit.h"

#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/facts.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/domain/enrollment_seating.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/roster_store.h"

namespace linli::matching::rosters {
namespace {

using Assignments = std::vector<v1::RosterAssignment>;

// All that the transaction has read under its locks: as Enroll does, for all at once.
struct Table {
  std::map<std::string, store::ShiftInContext> shifts;               // by id
  std::map<std::string, policy::Edition<v1::Policy>> policies = {};  // by region
  domain::Seating seating;
  std::vector<store::NewEnrollment> seated = {};
};

Table ReadUnderLocks(db::Tx& tx, absl::Time now, const Assignments& assignments) {
  std::vector<std::string> shift_ids, volunteer_ids;
  for (const v1::RosterAssignment& one : assignments) {
    shift_ids.push_back(ShiftName::Parse(one.shift())->id());
    volunteer_ids.push_back(store::IdIn(one.volunteer()));
  }
  store::LockSeats(tx, shift_ids, volunteer_ids);
  Table table{store::ReadLockedShifts(tx, shift_ids)};
  std::vector<std::string> regions;
  for (const auto& [id, of] : table.shifts) regions.push_back(of.context.region());
  table.policies = policy::At<v1::Policy>(tx, regions, now);
  for (const auto& [id, of] : table.shifts) {
    // No waiting list: who has no place is a conflict.
    table.seating.AddShift(of.shift.name(), of.shift.places(), of.shift.taken(), 0, 0);
  }
  for (store::Conflict& conflict : store::FindConflicts(tx, shift_ids, volunteer_ids)) {
    const v1::RosterAssignment& one = assignments[conflict.item];
    if (conflict.engagement) {
      table.seating.AddEngagement(one.volunteer(), *std::move(conflict.engagement));
    } else {
      table.seating.AddEnrollment(one.volunteer(), one.shift(), conflict.enrollment_id);
    }
  }
  return table;
}

// Seats one; refuses with what Enroll would say, or SHIFT_FULL_NOW.
absl::Status Seat(Table& table, const v1::RosterAssignment& assignment, const Assigned& assigned,
                  absl::Time now) {
  const ShiftName shift_name = *ShiftName::Parse(assignment.shift());
  const auto found = table.shifts.find(shift_name.id());
  const auto facts = assigned.facts.find(assignment.volunteer());
  if (found == table.shifts.end()) return NotFound(assignment.shift());
  if (facts == assigned.facts.end()) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  const store::ShiftInContext& of = found->second;
  const policy::Edition<v1::Policy>& policy = table.policies.at(of.context.region());
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, now));
  RETURN_IF_ERROR(domain::CheckVolunteerFits(policy->enrollment(), of.shift, facts->second));
  const EnrollmentName name(shift_name.id(0), shift_name.id(1), shift_name.id(), ids::NewId());
  const auto seat = table.seating.Take(assignment.volunteer(), name.ToString(),
                                       {of.shift.name(), time::FromProto(of.shift.start_time()),
                                        time::FromProto(of.shift.end_time())});
  if (ReasonOf(seat.status()) == Reason::WAITING_LIST_FULL) return Refuse(Reason::SHIFT_FULL_NOW);
  RETURN_IF_ERROR(seat.status());
  table.seated.push_back(
      {name, store::IdIn(assignment.volunteer()), seat->confirmed, now, policy.version});
  return absl::OkStatus();
}

v1::Enrollment Describe(const store::NewEnrollment& seated, const v1::ShiftContext& context) {
  v1::Enrollment enrollment;
  enrollment.set_name(seated.name.ToString());
  enrollment.set_etag("1");
  *enrollment.mutable_create_time() = time::ToProto(seated.at);
  *enrollment.mutable_update_time() = time::ToProto(seated.at);
  enrollment.set_volunteer(absl::StrCat("volunteers/", seated.volunteer_id));
  enrollment.set_state(v1::Enrollment::CONFIRMED);
  store::Describe(context, enrollment);
  return enrollment;
}

void Announce(rpc::WriteCall& call, const Table& table) {
  for (const store::NewEnrollment& one : table.seated) {
    const store::ShiftInContext& of = table.shifts.at(one.name.id(2));
    AnnounceEnrollment(call, "confirmed", Describe(one, of.context), of.context);
  }
  for (const auto& [id, of] : table.shifts) {
    call.Forget(of.shift.name(), VersionOf(of.shift.etag()) + 1);
  }
}

void Save(rpc::WriteCall& call, const RosterPlanName& name, const Table& table) {
  store::InsertEnrollments(call.tx(), table.seated);
  std::vector<EnrollmentName> enrollments;
  std::vector<std::string> volunteer_ids;
  for (const store::NewEnrollment& one : table.seated) {
    enrollments.push_back(one.name);
    volunteer_ids.push_back(one.volunteer_id);
  }
  store::SaveRosterEnrollments(call.tx(), name, enrollments, volunteer_ids);
}

}  // namespace

absl::StatusOr<Assigned> Ask(Deps& deps, const rpc::Call& call,
                             const v1::CommitRosterPlanRequest& request) {
  ASSIGN_OR_RETURN(const RosterPlanName name, RosterPlanName::Parse(request.name()));
  Assignments assignments;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const v1::RosterPlan plan, store::GetRosterPlan(tx, name));
    if (plan.state() == v1::RosterPlan::READY) {
      assignments = store::AllRosterAssignments(tx, name);
    }
    return absl::OkStatus();
  }));
  Assigned assigned;
  for (const v1::RosterAssignment& one : assignments) {
    if (assigned.facts.contains(one.volunteer())) continue;
    const auto volunteer = deps.registration.GetVolunteer(call.Outbound(), one.volunteer());
    if (absl::IsNotFound(volunteer.status())) continue;
    RETURN_IF_ERROR(volunteer.status());
    assigned.facts[one.volunteer()] = FactsOf(**volunteer);
  }
  return assigned;
}

absl::StatusOr<v1::RosterPlan> Commit(Deps&, rpc::WriteCall& call,
                                      const v1::CommitRosterPlanRequest& request,
                                      const Assigned& assigned) {
  ASSIGN_OR_RETURN(const RosterPlanName name, RosterPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::RosterPlan plan, store::LockRosterPlan(call.tx(), name));
  if (plan.state() == v1::RosterPlan::COMMITTED) return plan;
  RETURN_IF_ERROR(CheckEtag(request.etag(), plan.etag()));
  if (plan.state() != v1::RosterPlan::READY) return Refuse(Reason::ROSTER_PLAN_NOT_READY);
  // The database keeps microseconds, and the events say what it will keep.
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(call.now()));
  const Assignments assignments = store::AllRosterAssignments(call.tx(), name);
  Table table = ReadUnderLocks(call.tx(), now, assignments);
  int conflicts = 0;
  for (const v1::RosterAssignment& one : assignments) {
    const absl::Status seated = Seat(table, one, assigned, now);
    if (seated.ok()) continue;
    ++conflicts;
    v1::RosterConflict* left_out = plan.mutable_quality()->add_left_out();
    left_out->set_volunteer(one.volunteer());
    left_out->set_shift(one.shift());
    left_out->set_reason(errors::v1::Reason_Name(ReasonOf(seated)));
  }
  if (conflicts > 0 && !request.leave_out_conflicts()) {
    return Refuse(Reason::ROSTER_CONFLICTS, {{"count", std::to_string(conflicts)}});
  }
  Save(call, name, table);
  plan.set_state(v1::RosterPlan::COMMITTED);
  plan = store::SaveRosterPlan(call.tx(), plan, now);
  Announce(call, table);
  AnnounceRosterPlan(call, "committed", plan);
  return plan;
}

}  // namespace linli::matching::rosters

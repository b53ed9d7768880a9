#include "services/matching/api/roster_commit.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/roster_store.h"

namespace linli::matching::rosters {
namespace {

using Assignments = std::vector<v1::RosterAssignment>;

SeatTable ReadUnderLocks(db::Tx& tx, absl::Time now, const Assignments& assignments) {
  std::vector<Want> wants;
  for (const v1::RosterAssignment& one : assignments) {
    wants.push_back({ShiftName::Parse(one.shift())->id(), store::IdIn(one.volunteer())});
  }
  return ReadSeatTable(tx, now, wants);
}

// Seats one; refuses with what Enroll would say, or SHIFT_FULL_NOW.
absl::Status Seat(SeatTable& table, std::vector<store::NewEnrollment>& seated,
                  const v1::RosterAssignment& assignment, const Assigned& assigned,
                  absl::Time now) {
  const ShiftName shift_name = *ShiftName::Parse(assignment.shift());
  const auto found = table.shifts.find(shift_name.id());
  const auto facts = assigned.facts.find(assignment.volunteer());
  if (found == table.shifts.end()) return NotFound(assignment.shift());
  if (facts == assigned.facts.end()) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  const store::ShiftInContext& of = found->second;
  const std::string volunteer_id = store::IdIn(assignment.volunteer());
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, now));
  RETURN_IF_ERROR(CheckRules(table, of, volunteer_id, facts->second, now));
  const EnrollmentName name(shift_name.id(0), shift_name.id(1), shift_name.id(), ids::NewId());
  const auto seat = table.seating.Take(assignment.volunteer(), name.ToString(), EngagementFor(of));
  if (ReasonOf(seat.status()) == Reason::WAITING_LIST_FULL) return Refuse(Reason::SHIFT_FULL_NOW);
  RETURN_IF_ERROR(seat.status());
  if (!seat->confirmed) return Refuse(Reason::SHIFT_FULL_NOW);  // a plan has no waiting list
  for (auto& [days, standings] : table.standings) ++standings[volunteer_id].ahead;
  seated.push_back({name, volunteer_id, v1::Enrollment::CONFIRMED, now,
                    table.policies.at(of.context.region()).version});
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

void Announce(rpc::WriteCall& call, const SeatTable& table,
              const std::vector<store::NewEnrollment>& seated) {
  for (const store::NewEnrollment& one : seated) {
    const store::ShiftInContext& of = table.shifts.at(one.name.id(2));
    AnnounceEnrollment(call, "confirmed", Describe(one, of.context), of.context);
  }
  for (const auto& [id, of] : table.shifts) {
    call.Forget(of.shift.name(), VersionOf(of.shift.etag()) + 1);
  }
}

void Save(rpc::WriteCall& call, const RosterPlanName& name,
          const std::vector<store::NewEnrollment>& seated) {
  store::InsertEnrollments(call.tx(), seated);
  std::vector<EnrollmentName> enrollments;
  std::vector<std::string> volunteer_ids;
  for (const store::NewEnrollment& one : seated) {
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
    absl::StatusOr<domain::VolunteerFacts> facts = AskFacts(deps, call, one.volunteer());
    if (absl::IsNotFound(facts.status())) continue;
    RETURN_IF_ERROR(facts.status());
    assigned.facts[one.volunteer()] = *std::move(facts);
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
  SeatTable table = ReadUnderLocks(call.tx(), now, assignments);
  std::vector<store::NewEnrollment> seated;
  int conflicts = 0;
  for (const v1::RosterAssignment& one : assignments) {
    const absl::Status status = Seat(table, seated, one, assigned, now);
    if (status.ok()) continue;
    ++conflicts;
    v1::RosterConflict* left_out = plan.mutable_quality()->add_left_out();
    left_out->set_volunteer(one.volunteer());
    left_out->set_shift(one.shift());
    left_out->set_reason(errors::v1::Reason_Name(ReasonOf(status)));
  }
  if (conflicts > 0 && !request.leave_out_conflicts()) {
    return Refuse(Reason::ROSTER_CONFLICTS, {{"count", std::to_string(conflicts)}});
  }
  Save(call, name, seated);
  plan.set_state(v1::RosterPlan::COMMITTED);
  plan = store::SaveRosterPlan(call.tx(), plan, now);
  Announce(call, table, seated);
  AnnounceRosterPlan(call, "committed", plan);
  return plan;
}

}  // namespace linli::matching::rosters

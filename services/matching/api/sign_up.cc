#include "services/matching/api/sign_up.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/passcode_store.h"

namespace linli::matching::sign_up {
namespace {

// Whether the passcode is the activity's. A miss is counted even though the call is refused: that
// is what it is for.
absl::Status CheckPasscode(const Deps& deps, db::Tx& tx, const store::ShiftInContext& of,
                           const v1::EnrollmentPolicy& policy, const v1::EnrollRequest& request,
                           absl::Time now) {
  const std::string volunteer_id = store::IdIn(request.volunteer());
  const std::string activity_id = ActivityName::Parse(of.context.activity())->id();
  const absl::CivilDay today = time::DayOf(now);
  const int misses = store::PasscodeMisses(tx, volunteer_id, activity_id, today);
  if (misses >= policy.passcode_attempts()) {
    return RefuseFor(time::StartOfDay(today + 1) - now, Reason::PASSCODE_ATTEMPTS);
  }
  if (deps.vault.PasscodeIndex(of.context.activity(), request.passcode()) ==
      of.recruiting.passcode_index) {
    return absl::OkStatus();
  }
  const int now_missed = store::AddPasscodeMiss(tx, volunteer_id, activity_id, today);
  return Refuse(Reason::PASSCODE_WRONG,
                {{"left", std::to_string(policy.passcode_attempts() - now_missed)}});
}

// Whether this door is open to this volunteer.
absl::Status CheckDoor(const Deps& deps, db::Tx& tx, const SeatTable& table,
                       const store::ShiftInContext& of, const v1::EnrollRequest& request,
                       absl::Time now) {
  if (of.recruiting.scope == v1::Activity::PASSCODE) {
    return CheckPasscode(deps, tx, of, table.PolicyOf(of), request, now);
  }
  return domain::CheckScope(of.recruiting, [&](const std::string& team) {
    return table.members.contains({store::IdIn(request.volunteer()), team});
  });
}

v1::Enrollment::State StateOf(const domain::Seat& seat) {
  if (seat.applied) return v1::Enrollment::APPLIED;
  return seat.confirmed ? v1::Enrollment::CONFIRMED : v1::Enrollment::WAITING;
}

const char* WhatOf(const domain::Seat& seat) {
  if (seat.applied) return "applied";
  return seat.confirmed ? "confirmed" : "waitlisted";
}

v1::Enrollment Describe(const store::NewEnrollment& seated, const domain::Seat& seat,
                        const v1::ShiftContext& context) {
  v1::Enrollment enrollment;
  enrollment.set_name(seated.name.ToString());
  enrollment.set_etag("1");
  *enrollment.mutable_create_time() = time::ToProto(seated.at);
  *enrollment.mutable_update_time() = time::ToProto(seated.at);
  enrollment.set_volunteer(absl::StrCat("volunteers/", seated.volunteer_id));
  enrollment.set_state(seated.state);
  enrollment.set_waiting_position(seat.waiting_position);
  enrollment.set_note(seated.note);
  store::Describe(context, enrollment);
  return enrollment;
}

absl::StatusOr<v1::Enrollment> EnrollOne(const Deps& deps, db::Tx& tx, SeatTable& table, Item& item,
                                         std::vector<store::NewEnrollment>& seated) {
  const v1::EnrollRequest& request = item.request;
  ASSIGN_OR_RETURN(const ShiftName shift_name, ShiftName::Parse(request.parent()));
  const auto found = table.shifts.find(shift_name.id());
  if (found == table.shifts.end() || found->second.shift.name() != request.parent() ||
      !found->second.was_published) {
    return NotFound(request.parent());
  }
  const store::ShiftInContext& of = found->second;
  const std::string volunteer_id = store::IdIn(request.volunteer());
  // The database keeps microseconds, and the answer is what it will keep.
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(item.call.now()));
  RETURN_IF_ERROR(
      domain::CheckSignUpOpen(table.PolicyOf(of), of.recruiting, of.activity_state, of.shift, now));
  if (table.halted.contains(shift_name.id(0))) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  RETURN_IF_ERROR(CheckDoor(deps, tx, table, of, request, now));
  RETURN_IF_ERROR(CheckRules(table, of, volunteer_id, item.facts, now));
  const EnrollmentName name(shift_name.id(0), shift_name.id(1), shift_name.id(), ids::NewId());
  const domain::Engagement wanted = EngagementFor(of);
  ASSIGN_OR_RETURN(const domain::Seat seat,
                   domain::IsReviewed(of.recruiting.scope)
                       ? table.seating.Apply(request.volunteer(), name.ToString(), wanted)
                       : table.seating.Take(request.volunteer(), name.ToString(), wanted));
  for (auto& [days, standings] : table.standings) ++standings[volunteer_id].ahead;
  seated.push_back({name, volunteer_id, StateOf(seat), now,
                    table.policies.at(of.context.region()).version, request.note()});
  v1::Enrollment enrollment = Describe(seated.back(), seat, of.context);
  AnnounceEnrollment(item.call, WhatOf(seat), enrollment, of.context);
  item.call.Forget(of.shift.name(), VersionOf(of.shift.etag()) + 1);
  return enrollment;
}

}  // namespace

absl::StatusOr<domain::VolunteerFacts> Ask(Deps& deps, const rpc::Call& call,
                                           const v1::EnrollRequest& request) {
  return AskFactsFor(deps, call, request.volunteer(), request.parent());
}

void EnrollAll(Deps& deps, db::Tx& tx, std::vector<Item>& items) {
  std::vector<Want> wants;
  for (const Item& item : items) {
    wants.push_back(
        {ShiftName::Parse(item.request.parent())->id(), store::IdIn(item.request.volunteer())});
  }
  SeatTable table = ReadSeatTable(tx, items.front().call.now(), wants);
  std::vector<store::NewEnrollment> seated;
  for (Item& item : items) item.result = EnrollOne(deps, tx, table, item, seated);
  store::InsertEnrollments(tx, seated);
}

}  // namespace linli::matching::sign_up

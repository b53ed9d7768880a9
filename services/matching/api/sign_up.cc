#include "services/matching/api/sign_up.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/facts.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/domain/enrollment_seating.h"
#include "services/matching/storage/enrollment_store.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching::sign_up {
namespace {

// All that the transaction has read under its locks.
struct Table {
  std::map<std::string, store::ShiftInContext> shifts;               // by id
  std::map<std::string, policy::Edition<v1::Policy>> policies = {};  // by region
  std::set<std::string> halted = {};  // organisations that may not recruit now, by id
  domain::Seating seating;
  std::vector<store::NewEnrollment> seated;
};

Table ReadUnderLocks(db::Tx& tx, absl::Time now, const std::vector<Item>& items) {
  std::vector<std::string> shift_ids, volunteer_ids, organization_ids;
  for (const Item& item : items) {
    const ShiftName shift = *ShiftName::Parse(item.request.parent());
    shift_ids.push_back(shift.id());
    organization_ids.push_back(shift.id(0));
    volunteer_ids.push_back(store::IdIn(item.request.volunteer()));
  }
  store::LockSeats(tx, shift_ids, volunteer_ids);
  Table table{store::ReadLockedShifts(tx, shift_ids)};
  table.halted = store::HaltedOrganizations(tx, organization_ids);
  std::vector<std::string> regions;
  for (const auto& [id, of] : table.shifts) regions.push_back(of.context.region());
  table.policies = policy::At<v1::Policy>(tx, regions, now);
  for (const auto& [id, of] : table.shifts) {
    const v1::Shift& shift = of.shift;
    const v1::Policy& policy = *table.policies.at(of.context.region());
    table.seating.AddShift(shift.name(), shift.places(), shift.taken(), shift.waiting(),
                           policy.enrollment().waiting_list_limit());
  }
  for (store::Conflict& conflict : store::FindConflicts(tx, shift_ids, volunteer_ids)) {
    const v1::EnrollRequest& request = items[conflict.item].request;
    if (conflict.engagement) {
      table.seating.AddEngagement(request.volunteer(), *std::move(conflict.engagement));
    } else {
      table.seating.AddEnrollment(
          request.volunteer(), request.parent(),
          absl::StrCat(request.parent(), "/enrollments/", conflict.enrollment_id));
    }
  }
  return table;
}

v1::Enrollment Describe(const store::NewEnrollment& seated, const domain::Seat& seat,
                        const v1::ShiftContext& context) {
  v1::Enrollment enrollment;
  enrollment.set_name(seated.name.ToString());
  enrollment.set_etag("1");
  *enrollment.mutable_create_time() = time::ToProto(seated.at);
  *enrollment.mutable_update_time() = time::ToProto(seated.at);
  enrollment.set_volunteer(absl::StrCat("volunteers/", seated.volunteer_id));
  enrollment.set_state(seat.confirmed ? v1::Enrollment::CONFIRMED : v1::Enrollment::WAITING);
  enrollment.set_waiting_position(seat.waiting_position);
  store::Describe(context, enrollment);
  return enrollment;
}

absl::StatusOr<v1::Enrollment> EnrollOne(Table& table, Item& item) {
  const v1::EnrollRequest& request = item.request;
  ASSIGN_OR_RETURN(const ShiftName shift_name, ShiftName::Parse(request.parent()));
  const auto found = table.shifts.find(shift_name.id());
  if (found == table.shifts.end() || found->second.shift.name() != request.parent() ||
      !found->second.was_published) {
    return NotFound(request.parent());
  }
  const store::ShiftInContext& of = found->second;
  const policy::Edition<v1::Policy>& policy = table.policies.at(of.context.region());
  // The database keeps microseconds, and the answer is what it will keep.
  const absl::Time now = absl::FromUnixMicros(absl::ToUnixMicros(item.call.now()));
  RETURN_IF_ERROR(domain::CheckShiftOpen(of.activity_state, of.shift, now));
  if (table.halted.contains(shift_name.id(0))) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  RETURN_IF_ERROR(domain::CheckVolunteerFits(policy->enrollment(), of.shift, item.facts));
  const EnrollmentName name(shift_name.id(0), shift_name.id(1), shift_name.id(), ids::NewId());
  ASSIGN_OR_RETURN(const domain::Seat seat,
                   table.seating.Take(request.volunteer(), name.ToString(),
                                      {of.shift.name(), time::FromProto(of.shift.start_time()),
                                       time::FromProto(of.shift.end_time())}));
  table.seated.push_back(
      {name, store::IdIn(request.volunteer()), seat.confirmed, now, policy.version});
  v1::Enrollment enrollment = Describe(table.seated.back(), seat, of.context);
  AnnounceEnrollment(item.call, seat.confirmed ? "confirmed" : "waitlisted", enrollment,
                     of.context);
  item.call.Forget(of.shift.name(), VersionOf(of.shift.etag()) + 1);
  return enrollment;
}

}  // namespace

absl::StatusOr<domain::VolunteerFacts> Ask(Deps& deps, const rpc::Call& call,
                                           const v1::EnrollRequest& request) {
  ASSIGN_OR_RETURN(const auto volunteer,
                   deps.registration.GetVolunteer(call.Outbound(), request.volunteer()));
  return FactsOf(*volunteer);
}

void EnrollAll(Deps&, db::Tx& tx, std::vector<Item>& items) {
  Table table = ReadUnderLocks(tx, items.front().call.now(), items);
  for (Item& item : items) item.result = EnrollOne(table, item);
  store::InsertEnrollments(tx, table.seated);
}

}  // namespace linli::matching::sign_up

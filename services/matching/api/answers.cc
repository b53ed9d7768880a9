#include "services/matching/api/answers.h"

#include <string>
#include <utility>

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/matching/api/announce.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/seat_table.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/enrollment_store.h"

namespace linli::matching::answers {
namespace {

using State = v1::Enrollment::State;

absl::Status RefuseState(State state) {
  return Refuse(Reason::ENROLLMENT_STATE, {{"state", v1::Enrollment::State_Name(state)}});
}

// An enrolment that stands, read again under the locks of its shift and its volunteer.
struct Standing {
  store::EnrollmentInContext enrollment;
  SeatTable table;
};

absl::StatusOr<Standing> ReadUnderLocks(rpc::WriteCall& call, const EnrollmentName& name,
                                        const std::string& volunteer) {
  SeatTable table =
      ReadSeatTable(call.tx(), call.now(), {{name.id(2), store::IdIn(volunteer), name.id()}});
  ASSIGN_OR_RETURN(store::EnrollmentInContext enrollment, store::GetEnrollment(call.tx(), name));
  return Standing{std::move(enrollment), std::move(table)};
}

// Gives the place, or the position that the enrolment's arrival gives, and tells.
absl::StatusOr<v1::Enrollment> Place(rpc::WriteCall& call, const EnrollmentName& name,
                                     const Standing& standing, bool held) {
  const v1::Shift& shift = standing.table.shifts.at(name.id(2)).shift;
  const bool confirmed = held || shift.taken() < shift.places();
  const v1::EnrollmentPolicy& policy =
      standing.table.PolicyOf(standing.table.shifts.at(name.id(2)));
  if (!confirmed && shift.waiting() >= policy.waiting_list_limit()) {
    return Refuse(Reason::WAITING_LIST_FULL,
                  {{"limit", std::to_string(policy.waiting_list_limit())}});
  }
  Tell(call, confirmed ? "confirmed" : "waitlisted",
       store::SeatEnrollments(call.tx(), name.id(2), {name.id()},
                              confirmed ? v1::Enrollment::CONFIRMED : v1::Enrollment::WAITING,
                              call.now()));
  ASSIGN_OR_RETURN(store::EnrollmentInContext after, store::GetEnrollment(call.tx(), name));
  call.Forget(after.context.shift(), after.shift_version);
  return std::move(after.enrollment);
}

// What the organisation hears about a volunteer's other engagements is that there are some.
absl::Status WithoutOthers(absl::Status status) {
  switch (ReasonOf(status)) {
    case Reason::SHIFT_OVERLAPS:
    case Reason::SHIFT_EXCLUDED:
    case Reason::REST_NEEDED:
      return Refuse(Reason::VOLUNTEER_BUSY);
    default:
      return status;
  }
}

}  // namespace

absl::StatusOr<domain::VolunteerFacts> AskForApproval(Deps& deps, const rpc::Call& call,
                                                      const v1::ApproveEnrollmentRequest& request) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  std::string volunteer;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto found, store::GetEnrollment(tx, name));
    volunteer = found.enrollment.volunteer();
    return absl::OkStatus();
  }));
  return AskFacts(deps, call, volunteer);
}

absl::StatusOr<v1::Enrollment> Approve(Deps&, rpc::WriteCall& call,
                                       const v1::ApproveEnrollmentRequest& request,
                                       const domain::VolunteerFacts& facts) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(const auto found, store::GetEnrollment(call.tx(), name));
  const std::string volunteer = found.enrollment.volunteer();
  ASSIGN_OR_RETURN(Standing standing, ReadUnderLocks(call, name, volunteer));
  const State state = standing.enrollment.enrollment.state();
  if (state == v1::Enrollment::CONFIRMED || state == v1::Enrollment::WAITING) {
    return std::move(standing.enrollment.enrollment);
  }
  if (state != v1::Enrollment::APPLIED) return RefuseState(state);
  const store::ShiftInContext& of = standing.table.shifts.at(name.id(2));
  // Sign-up may have closed since: what was sent in time is decided in time for the shift.
  domain::Recruiting recruiting = of.recruiting;
  recruiting.closes = absl::InfiniteFuture();
  recruiting.opens = absl::InfinitePast();
  RETURN_IF_ERROR(domain::CheckSignUpOpen(standing.table.PolicyOf(of), recruiting,
                                          of.activity_state, of.shift, call.now()));
  RETURN_IF_ERROR(
      WithoutOthers(CheckRules(standing.table, of, store::IdIn(volunteer), facts, call.now())));
  return Place(call, name, standing, /*held=*/false);
}

absl::StatusOr<domain::VolunteerFacts> AskForAcceptance(Deps& deps, const rpc::Call& call,
                                                        const v1::AcceptEnrollmentRequest&) {
  // Only a volunteer can be the one who is asked; for anybody else there is nothing to know.
  if (!VolunteerName::Parse(call.caller().subject).ok()) return domain::VolunteerFacts{};
  return AskFacts(deps, call, call.caller().subject);
}

absl::StatusOr<v1::Enrollment> Accept(Deps&, rpc::WriteCall& call,
                                      const v1::AcceptEnrollmentRequest& request,
                                      const domain::VolunteerFacts& facts) {
  ASSIGN_OR_RETURN(const EnrollmentName name, EnrollmentName::Parse(request.name()));
  ASSIGN_OR_RETURN(const auto found, store::GetEnrollment(call.tx(), name));
  const std::string volunteer = found.enrollment.volunteer();
  if (!call.caller().Is(volunteer)) return NotFound(request.name());
  ASSIGN_OR_RETURN(Standing standing, ReadUnderLocks(call, name, volunteer));
  const v1::Enrollment& before = standing.enrollment.enrollment;
  if (before.state() == v1::Enrollment::CONFIRMED || before.state() == v1::Enrollment::WAITING) {
    return std::move(standing.enrollment.enrollment);
  }
  const bool offered = before.state() == v1::Enrollment::OFFERED;
  if (!offered && before.state() != v1::Enrollment::INVITED) return RefuseState(before.state());
  if (offered && time::FromProto(before.offer_expire_time()) <= call.now()) {
    return Refuse(
        Reason::OFFER_EXPIRED,
        {{"expired", time::FormatChinaTime(time::FromProto(before.offer_expire_time()))}});
  }
  const store::ShiftInContext& of = standing.table.shifts.at(name.id(2));
  domain::Recruiting recruiting = of.recruiting;  // who is asked may answer until it begins
  recruiting.closes = absl::InfiniteFuture();
  recruiting.opens = absl::InfinitePast();
  RETURN_IF_ERROR(domain::CheckSignUpOpen(standing.table.PolicyOf(of), recruiting,
                                          of.activity_state, of.shift, call.now()));
  RETURN_IF_ERROR(CheckRules(standing.table, of, store::IdIn(volunteer), facts, call.now()));
  if (!offered) store::Requeue(call.tx(), name);
  return Place(call, name, standing, offered);
}

}  // namespace linli::matching::answers

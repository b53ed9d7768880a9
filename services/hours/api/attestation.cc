#include "services/hours/api/attestation.h"

#include <set>
#include <vector>

#include "common/status/status_proto.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/evidence_accepted.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::attestation {
namespace {

std::string IdOf(const std::string& volunteer) {
  return domain::VolunteerName::Parse(volunteer).value().id();
}

// A person's lock and a refusal leave nothing behind that the others would have to do without.
absl::StatusOr<v1::Attendance> In(rpc::WriteCall& call, const std::string& volunteer,
                                  const std::string& shift, const presence::Enrollments& asked) {
  ASSIGN_OR_RETURN(store::Expected expected,
                   presence::ExpectedAt(call.tx(), asked, {volunteer, shift}));
  const time::Interval window = domain::WindowOf(expected.context);
  const auto policy = presence::PolicyOf(call.tx(), expected.context);
  RETURN_IF_ERROR(domain::CheckAccepted(*policy, v1::BY_ATTESTATION));
  RETURN_IF_ERROR(domain::MayCheckIn(*policy, window, call.now()));
  return presence::Open(call, IdOf(volunteer), expected, *policy, domain::Kept(call.now()),
                        domain::EvidenceBy(v1::BY_ATTESTATION, call.caller().subject));
}

absl::StatusOr<v1::Attendance> Out(rpc::WriteCall& call, const std::string& volunteer,
                                   const std::string& shift) {
  const auto open = store::FindOpen(call.tx(), IdOf(volunteer), shift);
  if (!open) return Refuse(Reason::NOT_CHECKED_IN, {{"shift", shift}});
  const time::Interval window = domain::WindowOf(open->context);
  const auto policy = presence::PolicyOf(call.tx(), open->context);
  RETURN_IF_ERROR(domain::CheckAccepted(*policy, v1::BY_ATTESTATION));
  RETURN_IF_ERROR(domain::MayCheckOut(*policy, window, call.now()));
  return presence::Close(call, *open, policy, domain::Kept(call.now()),
                         domain::EvidenceBy(v1::BY_ATTESTATION, call.caller().subject));
}

absl::StatusOr<v1::Attendance> AttestOne(rpc::WriteCall& call,
                                         const v1::AttestPresenceRequest& request,
                                         const std::string& volunteer,
                                         const presence::Enrollments& asked) {
  // S4-16: the leader answers for others; for herself another one must.
  if (call.caller().Is(volunteer)) return Refuse(Reason::ATTENDANCE_OWN);
  return request.direction() == v1::IN ? In(call, volunteer, request.shift(), asked)
                                       : Out(call, volunteer, request.shift());
}

}  // namespace

absl::StatusOr<presence::Enrollments> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::AttestPresenceRequest& request) {
  if (request.direction() == v1::OUT) return presence::Enrollments();
  RETURN_IF_ERROR(presence::CheckUnit(deps, call, request.shift()));
  std::vector<presence::Place> places;
  for (const std::string& volunteer : request.volunteers()) {
    places.emplace_back(volunteer, request.shift());
  }
  return presence::AskEnrollments(deps, call, places);
}

absl::StatusOr<v1::AttestPresenceResponse> Attest(Deps&, rpc::WriteCall& call,
                                                  const v1::AttestPresenceRequest& request,
                                                  const presence::Enrollments& asked) {
  // In one order, so that two leaders with the same list do not wait for each other for ever.
  const std::set<std::string> people(request.volunteers().begin(), request.volunteers().end());
  for (const std::string& volunteer : people) store::LockVolunteer(call.tx(), IdOf(volunteer));
  v1::AttestPresenceResponse response;
  for (const std::string& volunteer : request.volunteers()) {
    v1::AttestPresenceResponse::Result& result = *response.add_results();
    result.set_volunteer(volunteer);
    absl::StatusOr<v1::Attendance> outcome = AttestOne(call, request, volunteer, asked);
    if (outcome.ok()) {
      *result.mutable_attendance() = *std::move(outcome);
    } else {
      *result.mutable_error() = ToStatusProto(outcome.status());
    }
  }
  return response;
}

}  // namespace linli::hours::attestation

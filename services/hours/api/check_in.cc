#include "services/hours/api/check_in.h"

#include "services/hours/api/presence_proof.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::check_in {

absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckInRequest& request) {
  const Shown shown = ShownIn(request);
  RETURN_IF_ERROR(CheckShown(shown));
  RETURN_IF_ERROR(presence::CheckUnit(deps, call, request.shift()));
  Asked asked;
  ASSIGN_OR_RETURN(asked.kiosk_serves, KioskServes(deps, call, shown, request.shift()));
  ASSIGN_OR_RETURN(asked.enrollments,
                   presence::AskEnrollments(deps, call, {{request.volunteer(), request.shift()}}));
  return asked;
}

absl::StatusOr<v1::Attendance> CheckIn(Deps& deps, rpc::WriteCall& call,
                                       const v1::CheckInRequest& request, const Asked& asked) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  store::LockVolunteer(call.tx(), volunteer.id());
  ASSIGN_OR_RETURN(
      store::Expected expected,
      presence::ExpectedAt(call.tx(), asked.enrollments, {request.volunteer(), request.shift()}));
  const time::Interval shift = domain::WindowOf(expected.context);
  const auto policy = presence::PolicyOf(call.tx(), expected.context);
  RETURN_IF_ERROR(domain::MayCheckIn(*policy, shift, call.now()));
  ASSIGN_OR_RETURN(
      v1::Evidence evidence,
      Prove(deps, call, {*policy, expected.context, v1::IN, asked.kiosk_serves}, ShownIn(request)));
  return presence::Open(call, volunteer.id(), expected, *policy, domain::Kept(call.now()),
                        evidence);
}

}  // namespace linli::hours::check_in

#include "services/hours/api/check_out.h"

#include "services/hours/api/presence.h"
#include "services/hours/api/presence_proof.h"
#include "services/hours/domain/check_in_window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_draft.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::check_out {

absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call, const v1::CheckOutRequest& request) {
  const Shown shown = ShownIn(request);
  RETURN_IF_ERROR(CheckShown(shown));
  Asked asked;
  ASSIGN_OR_RETURN(asked.kiosk_serves, KioskServes(deps, call, shown, request.shift()));
  return asked;
}

absl::StatusOr<v1::Attendance> CheckOut(Deps& deps, rpc::WriteCall& call,
                                        const v1::CheckOutRequest& request, const Asked& asked) {
  ASSIGN_OR_RETURN(auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  const absl::Time now = domain::Kept(call.now());
  store::LockVolunteer(call.tx(), volunteer.id());
  const auto open = store::FindOpen(call.tx(), volunteer.id(), request.shift());
  if (!open) return Refuse(Reason::NOT_CHECKED_IN, {{"shift", request.shift()}});
  const time::Interval shift = domain::WindowOf(open->context);
  const auto policy = presence::PolicyOf(call.tx(), open->context);
  RETURN_IF_ERROR(domain::MayCheckOut(*policy, shift, now));
  ASSIGN_OR_RETURN(
      v1::Evidence evidence,
      Prove(deps, call, {*policy, open->context, v1::OUT, asked.kiosk_serves}, ShownIn(request)));
  return presence::Close(call, *open, policy, now, evidence);
}

}  // namespace linli::hours::check_out

#include "services/hours/api/presence_proof.h"

#include "services/hours/api/check_code.h"
#include "services/hours/api/device_reach.h"
#include "services/hours/domain/check_in_position.h"
#include "services/hours/domain/evidence_accepted.h"
#include "services/hours/domain/evidence_grade.h"
#include "services/hours/domain/kiosk_pass.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/device_store.h"

namespace linli::hours {
namespace {

v1::EvidenceMethod MethodOf(const Shown& shown) {
  if (shown.kiosk_pass) return v1::BY_KIOSK;
  return shown.position ? v1::BY_POSITION : v1::BY_CODE;
}

absl::Status CheckKiosk(rpc::WriteCall& call, const Claim& claim, const v1::KioskPass& pass) {
  ASSIGN_OR_RETURN(auto name, domain::DeviceName::Parse(pass.device()));
  const auto device = store::FindDevice(call.tx(), name);
  // One that there is not is refused like one of somebody else's.
  if (!device || !claim.kiosk_serves) return Refuse(Reason::KIOSK_STATE);
  return domain::CheckKioskPass(claim.policy, *device, pass, claim.direction, call.now());
}

}  // namespace

absl::Status CheckShown(const Shown& shown) {
  Violations violations;
  bool one = !shown.code.empty();
  if (shown.position) {
    if (one) violations.Add("position", Reason::FIELD_REPEATED);
    one = true;
  }
  if (shown.kiosk_pass) {
    if (one) violations.Add("kiosk_pass", Reason::FIELD_REPEATED);
    one = true;
  }
  if (!one) violations.Add("code", Reason::FIELD_REQUIRED);
  return violations.ToStatus();
}

absl::StatusOr<bool> KioskServes(Deps& deps, const rpc::Call& call, const Shown& shown,
                                 const std::string& shift) {
  if (!shown.kiosk_pass) return true;
  ASSIGN_OR_RETURN(auto device, domain::DeviceName::Parse(shown.kiosk_pass->device()));
  return Serves(deps, call, device.parent().ToString(), shift);
}

absl::StatusOr<v1::Evidence> Prove(Deps& deps, rpc::WriteCall& call, const Claim& claim,
                                   const Shown& shown) {
  const v1::EvidenceMethod method = MethodOf(shown);
  RETURN_IF_ERROR(domain::CheckAccepted(claim.policy, method));
  v1::Evidence evidence = domain::EvidenceBy(method);
  if (shown.kiosk_pass) {
    RETURN_IF_ERROR(CheckKiosk(call, claim, *shown.kiosk_pass));
    evidence.set_witness(shown.kiosk_pass->device());
  } else if (shown.position) {
    ASSIGN_OR_RETURN(const int metres,
                     domain::CheckPosition(claim.policy, claim.context.place(), *shown.position));
    evidence.set_distance_meters(metres);
  } else {
    RETURN_IF_ERROR(
        CheckCodeOf(deps, call, claim.policy, claim.context.shift(), claim.direction, shown.code));
  }
  return evidence;
}

}  // namespace linli::hours

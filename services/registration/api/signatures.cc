#include "services/registration/api/signatures.h"

#include "common/ids/new_id.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/time/china_day.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/gate_changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/agreement_rule.h"
#include "services/registration/domain/citizen_number.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/agreement_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::signatures {
namespace {

// What a signature given now is worth.
absl::StatusOr<v1::SignatureState> StateOfHers(Deps& deps, rpc::WriteCall& call,
                                               const std::string& volunteer) {
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, IdIn(volunteer)));
  const v1::VolunteerState state = file.volunteer.state();
  if (state != v1::VOLUNTEER_ACTIVE && state != v1::VOLUNTEER_PENDING) {
    return Refuse(Reason::VOLUNTEER_STATE, {{"state", v1::VolunteerState_Name(state)}});
  }
  const auto policy =
      policy::At<v1::Policy>(call.tx(), file.volunteer.service_region(), call.now());
  const std::optional<absl::CivilDay> birth = domain::RealDay(file.volunteer.birth_date());
  if (!birth) return Refuse(Reason::INTERNAL_FAULT);
  return domain::StateOfNewSignature(*policy, *birth, time::DayOf(call.now()));
}

absl::StatusOr<v1::Signature> Save(rpc::WriteCall& call, v1::Signature signature,
                                   const std::string& what) {
  store::SaveSignature(call.tx(), signature);
  Announce(call, signature, what);
  return signature;
}

}  // namespace

absl::StatusOr<v1::Signature> Sign(Deps& deps, rpc::WriteCall& call,
                                   const v1::SignAgreementRequest& request) {
  ASSIGN_OR_RETURN(const v1::SignatureState state, StateOfHers(deps, call, request.volunteer()));
  const int newest = store::ShareNewest(call.tx(), request.agreement());
  ASSIGN_OR_RETURN(const v1::Agreement agreement,
                   store::GetAgreement(call.tx(), request.agreement()));
  if (agreement.version() != newest) return Refuse(Reason::AGREEMENT_OUTDATED);
  if (store::HasSignature(call.tx(), IdIn(request.volunteer()), request.agreement())) {
    return Refuse(Reason::SIGNATURE_EXISTS);
  }
  v1::Signature signature;
  MakeNew(call, domain::Nested(request.volunteer(), "signatures", ids::NewId()), signature);
  signature.set_volunteer(request.volunteer());
  signature.set_agreement(agreement.name());
  signature.set_text_sha256(agreement.text_sha256());
  signature.set_state(state);
  *signature.mutable_sign_time() = time::ToProto(call.now());
  return Save(call, std::move(signature), "signed");
}

absl::StatusOr<v1::Signature> CoSign(Deps& deps, rpc::WriteCall& call,
                                     const v1::CoSignAgreementRequest& request) {
  ASSIGN_OR_RETURN(v1::Signature signature, store::LockSignature(call.tx(), request.name()));
  ASSIGN_OR_RETURN(const v1::Volunteer minor,
                   store::GetVolunteer(call.tx(), deps.vault, IdIn(signature.volunteer())));
  const domain::CoSigner signer =
      domain::CoSignerOf(call.caller().subject, minor, HeldOver(call, call.tx(), minor.name()));
  if (signer == domain::CoSigner::kNobody) return NotFound(request.name());
  RETURN_IF_ERROR(domain::CheckCoSign(signature.state()));
  if (signer == domain::CoSigner::kRecorder && request.guardian_evidence_sha256().empty()) {
    Violations violations;
    violations.Add("guardian_evidence_sha256", Reason::FIELD_REQUIRED);
    return violations.ToStatus();
  }
  signature.set_state(v1::SIGNATURE_WHOLE);
  *signature.mutable_guardian_sign_time() = time::ToProto(call.now());
  signature.set_guardian_recorder(call.caller().subject);
  signature.set_guardian_evidence_sha256(request.guardian_evidence_sha256());
  MakeNext(call, signature);
  return Save(call, std::move(signature), "co_signed");
}

absl::StatusOr<v1::Signature> Withdraw(Deps&, rpc::WriteCall& call,
                                       const v1::WithdrawSignatureRequest& request) {
  ASSIGN_OR_RETURN(v1::Signature signature, store::LockSignature(call.tx(), request.name()));
  RETURN_IF_ERROR(domain::CheckWithdraw(signature.state()));
  signature.set_state(v1::SIGNATURE_WITHDRAWN);
  *signature.mutable_withdraw_time() = time::ToProto(call.now());
  MakeNext(call, signature);
  return Save(call, std::move(signature), "withdrawn");
}

absl::StatusOr<v1::Signature> Get(Deps&, rpc::ReadCall& call,
                                  const v1::GetSignatureRequest& request) {
  return store::GetSignature(call.tx(), request.name());
}

absl::StatusOr<v1::ListSignaturesResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListSignaturesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListSignaturesResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListSignatures(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_signatures(), LastId<v1::Signature>));
  return response;
}

}  // namespace linli::registration::signatures

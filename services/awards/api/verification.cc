#include "services/awards/api/verification.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/attempts/attempts.h"
#include "common/mask/personal.h"
#include "common/secret/signed_code.h"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/domain/certificate_number.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/certificate_store.h"

namespace linli::awards::verification {
namespace {

// Of one number by one caller, and all who show no token are one. The code has 40 random bits; a
// paper is looked at a few times.
constexpr attempts::Limit kChecks{60, absl::Hours(1)};

// What was typed, made ready to compare; a slip of the pen is told at once, because anybody can
// compute check characters and nothing is betrayed.
struct Typed {
  std::string number;
  std::string code;
};

absl::StatusOr<Typed> ReadTyped(const v1::VerifyCertificateRequest& request) {
  Typed typed{domain::Normalized(request.number()), domain::Normalized(request.check_code())};
  const bool shown = request.has_signed_document() || !request.code().empty();
  if (!shown && (typed.number.empty() || typed.code.empty())) {
    return Refuse(Reason::CERTIFICATE_NOT_VERIFIABLE);
  }
  if (!typed.number.empty() && !domain::IsCertificateNumber(typed.number)) {
    Violations violations;
    violations.Add("number", Reason::CERTIFICATE_NUMBER_MISTYPED);
    return violations.ToStatus();
  }
  return typed;
}

// The document, if our signature holds for exactly these bytes.
absl::StatusOr<v1::CertificateDocument> CheckSignature(const secret::SigningKeys& keys,
                                                       const v1::SignedDocument& paper) {
  ASSIGN_OR_RETURN(const VerificationKeyName key,
                   VerificationKeyName::Parse(paper.verification_key()));
  if (!keys.Knows(key.id())) return Refuse(Reason::VERIFICATION_KEY_UNKNOWN);
  v1::CertificateDocument document;
  if (!keys.Verifies(key.id(), paper.document(), paper.signature()) ||
      !document.ParseFromString(paper.document()) || document.format() != domain::kDocumentFormat) {
    return Refuse(Reason::CERTIFICATE_FORGED);
  }
  return document;
}

// What the code of a paper says, if our signature holds for exactly these characters.
absl::StatusOr<v1::CertificateCode> CheckCodeSignature(const secret::SigningKeys& keys,
                                                       const std::string& text) {
  ASSIGN_OR_RETURN(const secret::Code code,
                   secret::OpenCode(keys, secret::CodeKind::kCertificate, text));
  v1::CertificateCode says;
  if (!says.ParseFromString(code.body)) return Refuse(Reason::CERTIFICATE_FORGED);
  return says;
}

bool SamePaper(const v1::SignedDocument& a, const v1::SignedDocument& b) {
  return a.document() == b.document() && a.signature() == b.signature() &&
         a.verification_key() == b.verification_key();
}

// The whole number names her in other calls, so the public sees only where it begins and ends.
std::string MaskedNumber(const std::string& number) {
  constexpr size_t kFirst = 6;
  constexpr size_t kLast = 4;
  if (number.size() <= kFirst + kLast) return std::string(mask::kHidden);
  return number.substr(0, kFirst) + std::string(number.size() - kFirst - kLast, '*') +
         number.substr(number.size() - kLast);
}

v1::Verification Tell(const v1::Certificate& certificate, bool signature_verified) {
  const v1::CertificateDocument& document = certificate.document();
  v1::Verification told;
  told.set_number(certificate.number());
  told.set_state(certificate.state());
  told.set_revocation_reason(certificate.revocation().reason());
  if (certificate.has_revocation()) {
    *told.mutable_revoke_time() = certificate.revocation().revoke_time();
  }
  if (certificate.has_outdated_time()) {
    *told.mutable_outdated_time() = certificate.outdated_time();
  }
  told.set_masked_name(mask::Name(document.display_name()));
  told.set_masked_volunteer_number(MaskedNumber(document.volunteer_number()));
  told.set_total_minutes(document.total_minutes());
  *told.mutable_from_time() = document.from_time();
  *told.mutable_until_time() = document.until_time();
  told.set_region_title(document.region_title());
  told.set_issuer_title(document.issuer().title());
  *told.mutable_issue_time() = document.issue_time();
  told.set_signature_verified(signature_verified);
  return told;
}

}  // namespace

// A read in spite of its log row: nothing is decided by it, and asking twice must give today's
// state twice, never a stored answer. The row commits by itself.
absl::StatusOr<v1::Verification> Verify(Deps& deps, rpc::ReadCall& call,
                                        const v1::VerifyCertificateRequest& request) {
  ASSIGN_OR_RETURN(Typed typed, ReadTyped(request));
  const bool by_document = request.has_signed_document();
  const bool by_code = !request.code().empty();
  const bool by_signature = by_document || by_code;
  std::string number = typed.number;
  const auto agree = [&number](const std::string& shown) {
    if (number.empty()) number = shown;
    return number == shown ? absl::OkStatus() : Refuse(Reason::CERTIFICATE_UNKNOWN);
  };
  if (by_document) {
    ASSIGN_OR_RETURN(const auto document, CheckSignature(deps.keys, request.signed_document()));
    RETURN_IF_ERROR(agree(document.number()));
  }
  if (by_code) {
    ASSIGN_OR_RETURN(const auto says, CheckCodeSignature(deps.keys, request.code()));
    RETURN_IF_ERROR(agree(says.number()));
  }
  if (!by_signature) {
    const attempts::Guess guess{call.caller().subject, absl::StrCat("certificateNumbers/", number)};
    RETURN_IF_ERROR(attempts::Take(call.tx(), guess, kChecks, call.now()));
  }
  const std::optional<v1::Certificate> found = store::FindCertificate(call.tx(), number);
  // An unknown number and a wrong code are one and the same to whoever guesses.
  const std::string code = found ? found->document().check_code() : std::string();
  const bool code_fits = (by_signature && typed.code.empty()) || domain::SameCode(code, typed.code);
  if (!found || !code_fits) return Refuse(Reason::CERTIFICATE_UNKNOWN);
  if ((by_document && !SamePaper(found->signed_document(), request.signed_document())) ||
      (by_code && found->code() != request.code())) {
    return Refuse(Reason::CERTIFICATE_FORGED);
  }
  RETURN_IF_ERROR(store::LogVerification(call.tx(), *found, by_signature, call.now()));
  return Tell(*found, by_signature);
}

absl::StatusOr<v1::VerificationKey> GetKey(Deps& deps, rpc::ReadCall&,
                                           const v1::GetVerificationKeyRequest& request) {
  ASSIGN_OR_RETURN(const VerificationKeyName name, VerificationKeyName::Parse(request.name()));
  const std::optional<std::string> pem = deps.keys.PublicPem(name.id());
  if (!pem) return NotFound(request.name());
  v1::VerificationKey key;
  key.set_name(request.name());
  key.set_public_key_pem(*pem);
  return key;
}

}  // namespace linli::awards::verification

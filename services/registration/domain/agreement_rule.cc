#include "services/registration/domain/agreement_rule.h"

#include <openssl/sha.h>

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"

namespace linli::registration::domain {
namespace {

struct Element {
  const char* field;
  const std::string& text;
  bool of_every_kind;
};

std::array<Element, 10> ElementsOf(const v1::Agreement& a) {
  return {{{"display_name", a.display_name(), true},
           {"service_content", a.service_content(), true},
           {"service_time", a.service_time(), true},
           {"service_place", a.service_place(), false},
           {"volunteer_rights", a.volunteer_rights(), true},
           {"volunteer_duties", a.volunteer_duties(), true},
           {"organization_duties", a.organization_duties(), true},
           {"manner", a.manner(), false},
           {"working_conditions", a.working_conditions(), false},
           {"safety_measures", a.safety_measures(), false}}};
}

absl::Status WrongState(v1::SignatureState state) {
  return Refuse(Reason::SIGNATURE_STATE, {{"state", v1::SignatureState_Name(state)}});
}

}  // namespace

void CheckElements(const v1::Agreement& agreement, Violations& violations) {
  for (const Element& element : ElementsOf(agreement)) {
    const bool needed = element.of_every_kind || agreement.kind() == v1::SERVICE_AGREEMENT;
    if (needed && absl::StripAsciiWhitespace(element.text).empty()) {
      violations.Add(absl::StrCat("agreement.", element.field), Reason::AGREEMENT_ELEMENT);
    }
  }
}

std::string TextDigest(const v1::Agreement& agreement) {
  std::string all = absl::StrCat(static_cast<int>(agreement.kind()));
  for (const Element& element : ElementsOf(agreement)) {
    absl::StrAppend(&all, "\n", element.text.size(), ":", element.text);
  }
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(all.data()), all.size(), digest);
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest), sizeof(digest)));
}

v1::SignatureState StateOfNewSignature(const v1::Policy& policy, absl::CivilDay birth,
                                       absl::CivilDay today) {
  return time::AgeOn(birth, today) < policy.guardian_consent_age() ? v1::SIGNATURE_AWAITS_GUARDIAN
                                                                   : v1::SIGNATURE_WHOLE;
}

CoSigner CoSignerOf(std::string_view caller, const v1::Volunteer& minor, const Authorities& held) {
  // The guardian agrees, not the child for her.
  if (caller.empty() || caller == minor.name()) return CoSigner::kNobody;
  if (caller == minor.guardian().volunteer()) return CoSigner::kGuardian;
  return HasOneOf(held, {options::v1::ORGANIZATION_MANAGER, options::v1::ADMINISTRATOR,
                         options::v1::REGISTRAR})
             ? CoSigner::kRecorder
             : CoSigner::kNobody;
}

absl::Status CheckCoSign(v1::SignatureState state) {
  return state == v1::SIGNATURE_AWAITS_GUARDIAN ? absl::OkStatus() : WrongState(state);
}

absl::Status CheckWithdraw(v1::SignatureState state) {
  return state == v1::SIGNATURE_WITHDRAWN ? WrongState(state) : absl::OkStatus();
}

}  // namespace linli::registration::domain

// Commitments and agreements: which elements a text must have (条例 Art. 14), and when a signature
// counts.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/agreement.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// AGREEMENT_ELEMENT for each element that the kind asks for and nobody wrote.
void CheckElements(const v1::Agreement& agreement, Violations& violations);

// SHA-256 over kind and texts, in hexadecimal digits.
std::string TextDigest(const v1::Agreement& agreement);

// The state of a signature given today: a minor's waits for the guardian.
v1::SignatureState StateOfNewSignature(const v1::Policy& policy, absl::CivilDay birth,
                                       absl::CivilDay today);

// Whether the guardian herself signs, or who looks after the minor records it from paper, or
// neither.
enum class CoSigner { kGuardian, kRecorder, kNobody };
CoSigner CoSignerOf(std::string_view caller, const v1::Volunteer& minor, const Authorities& held);

absl::Status CheckCoSign(v1::SignatureState state);
absl::Status CheckWithdraw(v1::SignatureState state);

}  // namespace linli::registration::domain

#include "services/hours/domain/evidence_accepted.h"

#include <algorithm>

#include "common/status/refusal.h"

namespace linli::hours::domain {

absl::Status RefuseEvidence(v1::EvidenceMethod method) {
  return Refuse(Reason::EVIDENCE_NOT_ACCEPTED, {{"method", v1::EvidenceMethod_Name(method)}});
}

absl::Status CheckAccepted(const v1::Policy& policy, v1::EvidenceMethod method) {
  const auto& accepted = policy.accepted_evidence();
  if (accepted.empty() || std::find(accepted.begin(), accepted.end(), method) != accepted.end()) {
    return absl::OkStatus();
  }
  return RefuseEvidence(method);
}

}  // namespace linli::hours::domain

// Which ways to check in a region takes.
#pragma once

#include "absl/status/status.h"
#include "linli/hours/v1/policy.pb.h"

namespace linli::hours::domain {

// EVIDENCE_NOT_ACCEPTED.
absl::Status RefuseEvidence(v1::EvidenceMethod method);

// EVIDENCE_NOT_ACCEPTED unless the edition takes this way; one that names none takes all.
absl::Status CheckAccepted(const v1::Policy& policy, v1::EvidenceMethod method);

}  // namespace linli::hours::domain

// AttestationService: a leader checks people in and out (领队现场证明, S4-16).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attestation_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/presence.h"

namespace linli::hours::attestation {

absl::StatusOr<presence::Enrollments> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::AttestPresenceRequest& request);

absl::StatusOr<v1::AttestPresenceResponse> Attest(Deps& deps, rpc::WriteCall& call,
                                                  const v1::AttestPresenceRequest& request,
                                                  const presence::Enrollments& asked);

}  // namespace linli::hours::attestation

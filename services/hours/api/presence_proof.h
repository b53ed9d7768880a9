// What a volunteer shows to check in or out herself: the leader's code, her position, or the pass
// of a kiosk.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/presence_proof.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

struct Shown {
  std::string code;
  const v1::Position* position = nullptr;
  const v1::KioskPass* kiosk_pass = nullptr;
};
// From a CheckInRequest or a CheckOutRequest, which must outlive it.
template <typename Request>
Shown ShownIn(const Request& request) {
  return {request.code(), request.has_position() ? &request.position() : nullptr,
          request.has_kiosk_pass() ? &request.kiosk_pass() : nullptr};
}

// Exactly one of the three: FIELD_REQUIRED, FIELD_REPEATED.
absl::Status CheckShown(const Shown& shown);

// Whether the kiosk stands for this shift: its organisation is that of the activity or above it.
// True where no kiosk is shown. Asked before the transaction.
absl::StatusOr<bool> KioskServes(Deps& deps, const rpc::Call& call, const Shown& shown,
                                 const std::string& shift);

// Where and for what it is shown.
struct Claim {
  const v1::Policy& policy;
  const matching::v1::ShiftContext& context;
  v1::Direction direction;
  bool kiosk_serves;
};
// EVIDENCE_NOT_ACCEPTED, and what check_code.h, check_in_position.h or kiosk_pass.h refuse. Called
// before anything is written that a refusal has to undo.
absl::StatusOr<v1::Evidence> Prove(Deps& deps, rpc::WriteCall& call, const Claim& claim,
                                   const Shown& shown);

}  // namespace linli::hours

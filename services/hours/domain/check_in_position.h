// 定位签到: whether she is near enough to the place.
#pragma once

#include "absl/status/statusor.h"
#include "linli/hours/v1/policy.pb.h"
#include "linli/hours/v1/presence_proof.pb.h"
#include "linli/matching/v1/place.pb.h"

namespace linli::hours::domain {

// How far from the place a position is taken, in metres.
int PositionLimit(const v1::Policy& policy);

// How far she is from the place in metres, cut off to tens, which is all that may be kept of it.
// EVIDENCE_NOT_ACCEPTED for a place without a point, POSITION_INEXACT, PLACE_TOO_FAR. The two
// points may be of different datums.
absl::StatusOr<int> CheckPosition(const v1::Policy& policy, const matching::v1::Place& place,
                                  const v1::Position& position);

}  // namespace linli::hours::domain

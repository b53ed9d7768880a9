// HoldService.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/hold_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/time_people.h"

namespace linli::hours::holds {

absl::StatusOr<TimePeople> Ask(Deps& deps, const rpc::Call& call,
                               const v1::HoldMinutesRequest& request);
absl::StatusOr<v1::Hold> Hold(Deps& deps, rpc::WriteCall& call,
                              const v1::HoldMinutesRequest& request, const TimePeople& people);

absl::StatusOr<v1::Hold> Post(Deps& deps, rpc::WriteCall& call, const v1::PostHoldRequest& request);
absl::StatusOr<v1::Hold> Void(Deps& deps, rpc::WriteCall& call, const v1::VoidHoldRequest& request);

absl::StatusOr<TimePeople> AskBatch(Deps& deps, const rpc::Call& call,
                                    const v1::BatchApplyHoldsRequest& request);
absl::StatusOr<v1::BatchApplyHoldsResponse> ApplyBatch(Deps& deps, rpc::WriteCall& call,
                                                       const v1::BatchApplyHoldsRequest& request,
                                                       const TimePeople& people);

absl::StatusOr<v1::Hold> Get(Deps& deps, rpc::ReadCall& call, const v1::GetHoldRequest& request);
absl::StatusOr<v1::ListHoldsResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListHoldsRequest& request);

}  // namespace linli::hours::holds

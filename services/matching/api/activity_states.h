// What becomes of a published activity besides being cancelled.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/activity_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::activity_states {

absl::StatusOr<v1::Activity> Pause(Deps& deps, rpc::WriteCall& call,
                                   const v1::PauseActivityRequest& request);
absl::StatusOr<v1::Activity> Resume(Deps& deps, rpc::WriteCall& call,
                                    const v1::ResumeActivityRequest& request);
absl::StatusOr<v1::Activity> Withdraw(Deps& deps, rpc::WriteCall& call,
                                      const v1::WithdrawActivityRequest& request);
absl::StatusOr<v1::Activity> Void(Deps& deps, rpc::WriteCall& call,
                                  const v1::VoidActivityRequest& request);
absl::StatusOr<v1::Activity> Summarize(Deps& deps, rpc::WriteCall& call,
                                       const v1::SummarizeActivityRequest& request);

}  // namespace linli::matching::activity_states

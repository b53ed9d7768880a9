// AwardService: the notice and objections.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/award_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::award_notices {

absl::StatusOr<v1::AwardNotice> Get(Deps& deps, rpc::ReadCall& call,
                                    const v1::GetAwardNoticeRequest& request);
absl::StatusOr<v1::Objection> File(Deps& deps, rpc::WriteCall& call,
                                   const v1::FileObjectionRequest& request);
absl::StatusOr<v1::Objection> Decide(Deps& deps, rpc::WriteCall& call,
                                     const v1::DecideObjectionRequest& request);
absl::StatusOr<v1::Objection> GetObjection(Deps& deps, rpc::ReadCall& call,
                                           const v1::GetObjectionRequest& request);
absl::StatusOr<v1::ListObjectionsResponse> ListObjections(Deps& deps, rpc::ReadCall& call,
                                                          const v1::ListObjectionsRequest& request);

}  // namespace linli::awards::award_notices

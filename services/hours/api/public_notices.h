// PublicNoticeService (公示).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/public_notice_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::public_notices {

// The answer: names lie with registration, so that hours keeps none.
absl::StatusOr<v1::ListPublicNoticesResponse> AskList(Deps& deps, const rpc::Call& call,
                                                      const v1::ListPublicNoticesRequest& request);
absl::StatusOr<v1::ListPublicNoticesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListPublicNoticesRequest& request,
                                                   const v1::ListPublicNoticesResponse& answer);

}  // namespace linli::hours::public_notices

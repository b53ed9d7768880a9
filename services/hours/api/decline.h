// RecordService.DeclineRecord (退回).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/record_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/leadership.h"

namespace linli::hours::decline {

absl::StatusOr<Leadership> Ask(Deps& deps, const rpc::Call& call,
                               const v1::DeclineRecordRequest& request);
absl::StatusOr<v1::Record> Decline(Deps& deps, rpc::WriteCall& call,
                                   const v1::DeclineRecordRequest& request,
                                   const Leadership& leadership);

}  // namespace linli::hours::decline

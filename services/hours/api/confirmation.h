// RecordService: ConfirmRecord, BatchConfirmRecords (领队负责制, S4-16).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/record_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/leadership.h"

namespace linli::hours::confirmation {

absl::StatusOr<Leadership> Ask(Deps& deps, const rpc::Call& call,
                               const v1::ConfirmRecordRequest& request);
absl::StatusOr<v1::Record> Confirm(Deps& deps, rpc::WriteCall& call,
                                   const v1::ConfirmRecordRequest& request,
                                   const Leadership& leadership);

absl::StatusOr<Leadership> AskBatch(Deps& deps, const rpc::Call& call,
                                    const v1::BatchConfirmRecordsRequest& request);
absl::StatusOr<v1::BatchConfirmRecordsResponse> ConfirmBatch(
    Deps& deps, rpc::WriteCall& call, const v1::BatchConfirmRecordsRequest& request,
    const Leadership& leadership);

}  // namespace linli::hours::confirmation

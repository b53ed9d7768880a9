#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/code_table_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::code_tables {

absl::StatusOr<v1::ListCodesResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListCodesRequest& request);
absl::StatusOr<v1::BatchCreateCodesResponse> BatchCreate(
    Deps& deps, rpc::WriteCall& call, const v1::BatchCreateCodesRequest& request);

}  // namespace linli::registration::code_tables

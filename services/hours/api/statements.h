// StatementService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/statement_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::statements {

absl::StatusOr<v1::GetStatementResponse> Get(Deps& deps, rpc::ReadCall& call,
                                             const v1::GetStatementRequest& request);

absl::StatusOr<v1::Totals> GetTotals(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetTotalsRequest& request);

}  // namespace linli::hours::statements

#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/supply_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::funds {

absl::StatusOr<v1::Fund> Create(Deps& deps, rpc::WriteCall& call,
                                const v1::CreateFundRequest& request);
absl::StatusOr<v1::Fund> Get(Deps& deps, rpc::ReadCall& call, const v1::GetFundRequest& request);
absl::StatusOr<v1::ListFundsResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListFundsRequest& request);
absl::StatusOr<v1::FundEntry> Post(Deps& deps, rpc::WriteCall& call,
                                   const v1::PostFundEntryRequest& request);
absl::StatusOr<v1::ListFundEntriesResponse> ListEntries(Deps& deps, rpc::ReadCall& call,
                                                        const v1::ListFundEntriesRequest& request);

}  // namespace linli::registration::funds

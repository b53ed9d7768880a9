#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/supply_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::stocks {

absl::StatusOr<v1::Stock> Create(Deps& deps, rpc::WriteCall& call,
                                 const v1::CreateStockRequest& request);
absl::StatusOr<v1::Stock> Get(Deps& deps, rpc::ReadCall& call, const v1::GetStockRequest& request);
absl::StatusOr<v1::ListStocksResponse> List(Deps& deps, rpc::ReadCall& call,
                                            const v1::ListStocksRequest& request);
absl::StatusOr<v1::StockMovement> Move(Deps& deps, rpc::WriteCall& call,
                                       const v1::MoveStockRequest& request);
absl::StatusOr<v1::ListStockMovementsResponse> ListMovements(
    Deps& deps, rpc::ReadCall& call, const v1::ListStockMovementsRequest& request);
absl::StatusOr<v1::ListStockHoldingsResponse> ListHoldings(
    Deps& deps, rpc::ReadCall& call, const v1::ListStockHoldingsRequest& request);

}  // namespace linli::registration::stocks

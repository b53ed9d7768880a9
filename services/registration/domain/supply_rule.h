// The ledgers of things and of money: what a line may say (S1-16, S1-22, S1-25, S3-8).
#pragma once

#include "absl/status/status.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/supply.pb.h"

namespace linli::registration::domain {

// STOCK_HOLDER: who issues or returns names a holder, who receives does not.
void CheckMovement(const v1::StockMovement& movement, Violations& violations);

// STOCK_SHORT, HOLDING_SHORT: neither the stock nor the holder goes below zero. `held` is what the
// holder has.
absl::Status CheckEnough(const v1::Stock& stock, int held, const v1::StockMovement& movement);

// FUND_STANDARD for a grant that is no multiple of the standard, FUND_SHORT for more than there is.
absl::Status CheckFundEntry(const v1::Fund& fund, const v1::FundEntry& entry);

}  // namespace linli::registration::domain

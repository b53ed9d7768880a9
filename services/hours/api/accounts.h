// AccountService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/account_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::accounts {

absl::StatusOr<v1::Account> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetTimeAccountRequest& request);
absl::StatusOr<v1::Account> Freeze(Deps& deps, rpc::WriteCall& call,
                                   const v1::FreezeAccountRequest& request);
absl::StatusOr<v1::Account> Unfreeze(Deps& deps, rpc::WriteCall& call,
                                     const v1::UnfreezeAccountRequest& request);
absl::StatusOr<v1::TrialBalance> GetTrialBalance(Deps& deps, rpc::ReadCall& call,
                                                 const v1::GetTrialBalanceRequest& request);

}  // namespace linli::hours::accounts

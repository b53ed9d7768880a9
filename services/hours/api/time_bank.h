// TimeBankService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/time_bank_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/time_people.h"

namespace linli::hours::time_bank {

absl::StatusOr<TimePeople> AskDeposit(Deps& deps, const rpc::Call& call,
                                      const v1::DepositRecordRequest& request);
absl::StatusOr<v1::Transfer> Deposit(Deps& deps, rpc::WriteCall& call,
                                     const v1::DepositRecordRequest& request,
                                     const TimePeople& people);

absl::StatusOr<TimePeople> AskWithdrawal(Deps& deps, const rpc::Call& call,
                                         const v1::WithdrawMinutesRequest& request);
absl::StatusOr<v1::Transfer> Withdraw(Deps& deps, rpc::WriteCall& call,
                                      const v1::WithdrawMinutesRequest& request,
                                      const TimePeople& people);

absl::StatusOr<TimePeople> AskGift(Deps& deps, const rpc::Call& call,
                                   const v1::GiveMinutesRequest& request);
absl::StatusOr<v1::Transfer> Give(Deps& deps, rpc::WriteCall& call,
                                  const v1::GiveMinutesRequest& request, const TimePeople& people);

absl::StatusOr<TimePeople> AskDonation(Deps& deps, const rpc::Call& call,
                                       const v1::DonateMinutesRequest& request);
absl::StatusOr<v1::Transfer> Donate(Deps& deps, rpc::WriteCall& call,
                                    const v1::DonateMinutesRequest& request,
                                    const TimePeople& people);

absl::StatusOr<TimePeople> AskGrant(Deps& deps, const rpc::Call& call,
                                    const v1::GrantMinutesRequest& request);
absl::StatusOr<v1::Transfer> Grant(Deps& deps, rpc::WriteCall& call,
                                   const v1::GrantMinutesRequest& request,
                                   const TimePeople& people);

absl::StatusOr<TimePeople> AskInheritance(Deps& deps, const rpc::Call& call,
                                          const v1::InheritMinutesRequest& request);
absl::StatusOr<v1::Transfer> Inherit(Deps& deps, rpc::WriteCall& call,
                                     const v1::InheritMinutesRequest& request,
                                     const TimePeople& people);

}  // namespace linli::hours::time_bank

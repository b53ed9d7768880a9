// The table of contents of the time bank's books: one line per RPC.
#include "services/hours/api/ledger_service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/hours/v1/account_service.grpc.pb.h"
#include "linli/hours/v1/hold_service.grpc.pb.h"
#include "linli/hours/v1/time_bank_service.grpc.pb.h"
#include "linli/hours/v1/time_order_service.grpc.pb.h"
#include "services/hours/api/accounts.h"
#include "services/hours/api/holds.h"
#include "services/hours/api/time_bank.h"
#include "services/hours/api/time_orders.h"

namespace linli::hours {
namespace {

class HoldServiceImpl final : public v1::HoldService::CallbackService {
 public:
  LINLI_SERVICE(HoldServiceImpl, v1::HoldService, Deps)
  LINLI_WRITE_ASKING(HoldMinutes, holds::Ask, holds::Hold)
  LINLI_WRITE(PostHold, holds::Post)
  LINLI_WRITE(VoidHold, holds::Void)
  LINLI_WRITE_ASKING(BatchApplyHolds, holds::AskBatch, holds::ApplyBatch)
  LINLI_READ(GetHold, holds::Get)
  LINLI_READ(ListHolds, holds::List)
};

class AccountServiceImpl final : public v1::AccountService::CallbackService {
 public:
  LINLI_SERVICE(AccountServiceImpl, v1::AccountService, Deps)
  LINLI_READ(GetTimeAccount, accounts::Get)
  LINLI_WRITE(FreezeAccount, accounts::Freeze)
  LINLI_WRITE(UnfreezeAccount, accounts::Unfreeze)
  LINLI_READ(GetTrialBalance, accounts::GetTrialBalance)
};

class TimeBankServiceImpl final : public v1::TimeBankService::CallbackService {
 public:
  LINLI_SERVICE(TimeBankServiceImpl, v1::TimeBankService, Deps)
  LINLI_WRITE_ASKING(DepositRecord, time_bank::AskDeposit, time_bank::Deposit)
  LINLI_WRITE_ASKING(WithdrawMinutes, time_bank::AskWithdrawal, time_bank::Withdraw)
  LINLI_WRITE_ASKING(GiveMinutes, time_bank::AskGift, time_bank::Give)
  LINLI_WRITE_ASKING(DonateMinutes, time_bank::AskDonation, time_bank::Donate)
  LINLI_WRITE_ASKING(GrantMinutes, time_bank::AskGrant, time_bank::Grant)
  LINLI_WRITE_ASKING(InheritMinutes, time_bank::AskInheritance, time_bank::Inherit)
};

class TimeOrderServiceImpl final : public v1::TimeOrderService::CallbackService {
 public:
  LINLI_SERVICE(TimeOrderServiceImpl, v1::TimeOrderService, Deps)
  LINLI_WRITE_ASKING(RequestTimeOrder, time_orders::AskRequest, time_orders::Request)
  LINLI_WRITE_ASKING(AcceptTimeOrder, time_orders::AskAccept, time_orders::Accept)
  LINLI_WRITE_ASKING(ReportTimeOrder, time_orders::AskReport, time_orders::Report)
  LINLI_WRITE_ASKING(ConfirmTimeOrder, time_orders::AskConfirm, time_orders::Confirm)
  LINLI_WRITE(DisputeTimeOrder, time_orders::Dispute)
  LINLI_WRITE(CancelTimeOrder, time_orders::Cancel)
  LINLI_WRITE(ReleaseTimeOrder, time_orders::Release)
  LINLI_WRITE_ASKING(ResolveTimeOrder, time_orders::AskResolve, time_orders::Resolve)
  LINLI_READ(GetTimeOrder, time_orders::Get)
  LINLI_READ(ListTimeOrders, time_orders::List)
  LINLI_READ(ExplainTimeOrder, time_orders::Explain)
};

}  // namespace

void AddLedgerServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<HoldServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<AccountServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<TimeBankServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<TimeOrderServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::hours

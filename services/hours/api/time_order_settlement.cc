#include "services/hours/api/time_order_settlement.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "services/hours/api/announce_hold.h"
#include "services/hours/api/time_books.h"
#include "services/hours/domain/hold_settlement.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/domain/time_transfer.h"
#include "services/hours/storage/hold_store.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/time_order_store.h"

namespace linli::hours {
namespace {

// The other half of what the hold posts: the same exchange, into the provider's account.
v1::Transfer PaymentOf(const v1::TimeOrder& order, const v1::Hold& hold,
                       const std::string& provider_region, absl::Time now) {
  const auto name = domain::TimeOrderName::Parse(order.name()).value();
  const auto hold_name = domain::HoldName::Parse(hold.name()).value();
  v1::Transfer payment =
      domain::IntoTime(domain::VolunteerName::Parse(order.provider())->id(),
                       absl::StrCat("served-", name.id(0), "-", name.id()),
                       domain::CityAccount("clearing", domain::CityOf(provider_region)),
                       order.served_minutes(), v1::Transfer::SERVICE, now);
  payment.set_exchange(absl::StrCat(hold_name.id(0), "-", hold_name.id()));
  payment.set_reference(order.name());
  return payment;
}

}  // namespace

absl::StatusOr<v1::TimeOrder> SettleTimeOrder(db::Tx& tx, outbox::Emitter& emitter,
                                              const v1::TimeOrder& order,
                                              const std::string& provider_region, absl::Time now) {
  using Order = v1::TimeOrder;
  const bool settled = order.state() == Order::SETTLED;
  if (!settled && order.state() != Order::CANCELLED && order.state() != Order::EXPIRED) {
    return store::SaveTimeOrder(tx, order);
  }
  const auto name = domain::HoldName::Parse(order.hold()).value();
  std::vector<std::string> numbers = {name.id(0)};
  if (settled) numbers.push_back(domain::VolunteerName::Parse(order.provider())->id());
  const auto accounts = LockTime(tx, emitter, numbers, now);
  const v1::Hold held = store::FindHolds(tx, {name}).at(order.hold());
  ASSIGN_OR_RETURN(const v1::Hold ended,
                   settled ? domain::Posted(held, accounts.at(name.id(0)), order.served_minutes(),
                                            held.held_by(), now)
                           : domain::Voided(held, held.held_by(), now));
  store::SaveHolds(tx, {ended});
  AnnounceHold(emitter, ended);
  if (settled) RETURN_IF_ERROR(store::Post(tx, {PaymentOf(order, ended, provider_region, now)}));
  return store::SaveTimeOrder(tx, order);
}

}  // namespace linli::hours

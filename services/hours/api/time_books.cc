#include "services/hours/api/time_books.h"

#include <set>

#include "common/status/macros.h"
#include "services/hours/api/announce_hold.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/hold_store.h"
#include "services/hours/storage/time_bank_store.h"

namespace linli::hours {
namespace {

std::string OwnerOf(const v1::Transfer& transfer) {
  return domain::OwnerOf(domain::TransferName::Parse(transfer.name()).value().id(0));
}

}  // namespace

std::map<std::string, domain::Standing> LockTime(db::Tx& tx, outbox::Emitter& emitter,
                                                 const std::vector<std::string>& numbers,
                                                 absl::Time now) {
  std::map<std::string, domain::Standing> accounts = store::LockTimeAccounts(tx, numbers);
  for (const v1::Hold& expired : store::ExpireHolds(tx, numbers, now)) {
    accounts[domain::HoldName::Parse(expired.name())->id(0)].held_minutes -= expired.minutes();
    AnnounceHold(emitter, expired);
  }
  return accounts;
}

absl::StatusOr<Moved> MoveOnce(db::Tx& tx, outbox::Emitter& emitter,
                               const std::vector<v1::Transfer>& transfers, absl::Time now,
                               absl::FunctionRef<absl::Status(const domain::Standing&)> may) {
  std::set<std::string> numbers;
  for (const v1::Transfer& one : transfers) numbers.insert(OwnerOf(one));
  const v1::Transfer& first = transfers.front();
  const auto accounts = LockTime(tx, emitter, {numbers.begin(), numbers.end()}, now);
  if (const auto existing = store::FindTransfer(tx, first.name())) {
    RETURN_IF_ERROR(domain::SameTransfer(*existing, first));
    return Moved{*existing, false};
  }
  RETURN_IF_ERROR(may(accounts.at(OwnerOf(first))));
  RETURN_IF_ERROR(store::Post(tx, transfers));
  return Moved{first, true};
}

}  // namespace linli::hours

#include "services/hours/jobs/deposits.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/outbox/outbox.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "services/hours/api/time_books.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/domain/time_transfer.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/record_store.h"
#include "services/hours/storage/time_bank_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kAtOnce = 200;
constexpr char kFrozenBecause[] =
    "已存入时间银行的服务记录被撤销或更正，所存时间已使用，待时间银行处理";

// The minutes that are missing, out of the fund of the city where she served; or nothing, if it has
// none.
std::vector<v1::Transfer> Guarantee(db::Tx& tx, const v1::Transfer& deposit,
                                    const std::string& number, int64_t missing, absl::Time now) {
  const auto record =
      store::FindRecord(tx, domain::RecordName::Parse(deposit.record()).value()).value();
  const auto policy = policy::At<v1::Policy>(tx, record.region(), now);
  if (!policy->time_bank().guarantee_fund()) return {};
  const auto id = domain::TransferName::Parse(deposit.name())->id();
  return {domain::IntoTime(number, absl::StrCat("cover-", id),
                           domain::CityAccount("fund", domain::CityOf(record.region())), missing,
                           v1::Transfer::GUARANTEE, now)};
}

absl::Status Undo(db::Tx& tx, outbox::Emitter& emitter, const v1::Transfer& deposit,
                  absl::Time now) {
  const std::string number = domain::OwnerOf(domain::TransferName::Parse(deposit.name())->id(0));
  const domain::Standing account = LockTime(tx, emitter, {number}, now)[number];
  const v1::Transfer undoing = domain::UndoingOf(deposit, now);
  if (account.frozen || store::FindTransfer(tx, undoing.name())) return absl::OkStatus();
  std::vector<v1::Transfer> transfers;
  if (const int64_t missing = deposit.minutes() - account.available(); missing > 0) {
    transfers = Guarantee(tx, deposit, number, missing, now);
    if (transfers.empty()) {
      store::Freeze(tx, number, "services/hours", kFrozenBecause, now);
      return absl::OkStatus();
    }
  }
  // First what comes in: what goes out stands on it.
  RETURN_IF_ERROR(store::Post(tx, transfers));
  return store::Post(tx, {undoing});
}

}  // namespace

absl::Status UndoDeposits(db::Database& database, absl::Time now, absl::Time deadline) {
  const absl::Time kept = domain::Kept(now);
  std::string after_volunteer, after_transfer;
  for (;;) {
    std::vector<v1::Transfer> deposits;
    RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
      deposits = store::UnfoundedDeposits(tx, after_volunteer, after_transfer, kAtOnce);
      return absl::OkStatus();
    }));
    if (deposits.empty()) return absl::OkStatus();
    for (const v1::Transfer& deposit : deposits) {
      RETURN_IF_ERROR(
          database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
            outbox::Emitter emitter;
            RETURN_IF_ERROR(Undo(tx, emitter, deposit, kept));
            std::vector<outbox::Row> rows;
            for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
            outbox::Append(tx, kept, rows);
            return absl::OkStatus();
          }));
    }
    const auto last = domain::TransferName::Parse(deposits.back().name()).value();
    after_volunteer = domain::OwnerOf(last.id(0));
    after_transfer = last.id();
  }
}

}  // namespace linli::hours::jobs

#include "services/hours/storage/ledger_store.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

// Accounts and transfers are named by resource names outside, by their ids in the tables.
std::string AccountId(const std::string& name) {
  return domain::AccountName::Parse(name).value().id();
}
std::string TransferId(const std::string& name) {
  return domain::TransferName::Parse(name).value().id();
}

std::string VolunteerOf(const v1::Transfer& transfer) {
  return domain::OwnerOf(domain::TransferName::Parse(transfer.name()).value().id(0));
}

std::optional<std::string> UnlessEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

struct Columns {
  std::vector<std::string> volunteers, ids, commodities, debits, credits, codes, references;
  std::vector<std::optional<std::string>> records, kinds, reverses, exchanges;
  std::vector<int64_t> minutes;
  std::vector<absl::Time> times;
  std::vector<std::optional<absl::Time>> ends;

  void Add(const v1::Transfer& transfer) {
    volunteers.push_back(VolunteerOf(transfer));
    ids.push_back(TransferId(transfer.name()));
    commodities.push_back(v1::Commodity_Name(transfer.commodity()));
    debits.push_back(AccountId(transfer.debit_account()));
    credits.push_back(AccountId(transfer.credit_account()));
    minutes.push_back(transfer.minutes());
    codes.push_back(v1::Transfer::Code_Name(transfer.code()));
    if (transfer.record().empty()) {
      records.emplace_back();
      kinds.emplace_back();
    } else {
      records.emplace_back(domain::RecordName::Parse(transfer.record()).value().id());
      kinds.emplace_back(v1::Record::Kind_Name(transfer.kind()));
    }
    reverses.push_back(transfer.reverses().empty()
                           ? std::nullopt
                           : std::optional(TransferId(transfer.reverses())));
    times.push_back(time::FromProto(transfer.post_time()));
    exchanges.push_back(UnlessEmpty(transfer.exchange()));
    references.push_back(transfer.reference());
    ends.push_back(transfer.has_expire_time()
                       ? std::optional(time::FromProto(transfer.expire_time()))
                       : std::nullopt);
  }
};

}  // namespace

void LockVolunteer(db::Tx& tx, std::string_view volunteer_id) {
  tx.Run(queries::kAccountLock, volunteer_id);
}

void LockVolunteers(db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  // Two statements: the second one sees accounts that somebody else was just opening.
  tx.Run(queries::kAccountOpenAll, volunteer_ids);
  tx.Run(queries::kAccountLockAll, volunteer_ids);
}

absl::Status Post(db::Tx& tx, const std::vector<v1::Transfer>& transfers) {
  if (transfers.empty()) return absl::OkStatus();
  Columns c;
  for (const v1::Transfer& transfer : transfers) c.Add(transfer);
  std::set<std::pair<std::string, std::string>> posted;
  for (const pqxx::row& row : tx.Run(queries::kTransferPost, c.volunteers, c.ids, c.commodities,
                                     c.debits, c.credits, c.minutes, c.codes, c.records, c.kinds,
                                     c.reverses, c.times, c.exchanges, c.references, c.ends)) {
    posted.emplace(row[0].as<std::string>(), row[1].as<std::string>());
  }
  for (const v1::Transfer& transfer : transfers) {
    const std::pair key(VolunteerOf(transfer), TransferId(transfer.name()));
    if (posted.contains(key)) continue;
    const pqxx::result rows = tx.Run(queries::kTransferGet, key.first, key.second);
    RETURN_IF_ERROR(domain::SameTransfer(ReadTransfer(rows[0]), transfer));
  }
  return absl::OkStatus();
}

v1::Account ReadAccount(db::Tx& tx, std::string_view volunteer_id, v1::Commodity commodity) {
  v1::Account account;
  account.set_name(domain::VolunteerAccount(commodity, volunteer_id));
  account.set_owner(domain::VolunteerName(volunteer_id).ToString());
  account.set_commodity(commodity);
  const pqxx::result rows =
      tx.Run(queries::kAccountBalance, volunteer_id, v1::Commodity_Name(commodity));
  if (rows.empty()) return account;
  account.set_balance_minutes(rows[0]["balance_minutes"].as<int64_t>());
  if (commodity != v1::TIME_BANK_MINUTES) return account;
  account.set_held_minutes(rows[0]["held_minutes"].as<int64_t>());
  account.set_available_minutes(account.balance_minutes() - account.held_minutes());
  if (rows[0]["reason"].is_null()) return account;
  account.mutable_freeze()->set_reason(rows[0]["reason"].as<std::string>());
  *account.mutable_freeze()->mutable_freeze_time() =
      time::ToProto(db::ToTime(rows[0]["freeze_time"]));
  return account;
}

void Freeze(db::Tx& tx, std::string_view volunteer_id, std::string_view by, std::string_view reason,
            absl::Time now) {
  tx.Run(queries::kAccountFreeze, volunteer_id, ids::NewId(), by, reason, now);
}

void Unfreeze(db::Tx& tx, std::string_view volunteer_id, std::string_view by,
              std::string_view reason, absl::Time now) {
  tx.Run(queries::kAccountUnfreeze, volunteer_id, by, reason, now);
}

v1::TrialBalance TrialBalanceAt(db::Tx& tx, absl::Time as_of) {
  v1::TrialBalance trial;
  *trial.mutable_as_of_time() = time::ToProto(as_of);
  std::map<v1::Commodity, int64_t> sums;
  for (const pqxx::row& row : tx.Run(queries::kTrialBalance, as_of)) {
    v1::TrialBalance::Line& line = *trial.add_lines();
    v1::Commodity commodity = v1::COMMODITY_UNSPECIFIED;
    v1::Commodity_Parse(row["commodity"].as<std::string>(), &commodity);
    line.set_commodity(commodity);
    line.set_account_class(row["account_class"].as<std::string>());
    line.set_city(row["city"].as<std::string>());
    line.set_debit_minutes(row["debit_minutes"].as<int64_t>());
    line.set_credit_minutes(row["credit_minutes"].as<int64_t>());
    line.set_balance_minutes(line.credit_minutes() - line.debit_minutes());
    sums[commodity] += line.balance_minutes();
  }
  trial.set_balanced(
      std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second == 0; }));
  return trial;
}

StatementPage ReadStatement(db::Tx& tx, std::string_view volunteer_id, v1::Commodity commodity,
                            const Position& after, absl::Time until, int limit) {
  const std::string& code = v1::Commodity_Name(commodity);
  StatementPage page;
  page.opening_balance_minutes = tx.Run(queries::kStatementOpening, volunteer_id, code,
                                        after.post_time, after.transfer_id)[0][0]
                                     .as<int64_t>();
  int64_t balance = page.opening_balance_minutes;
  for (const pqxx::row& row : tx.Run(queries::kStatementEntries, volunteer_id, code,
                                     after.post_time, after.transfer_id, until, limit)) {
    v1::StatementEntry& entry = page.entries.emplace_back();
    *entry.mutable_transfer() = ReadTransfer(row);
    entry.set_minutes(row["comes_in"].as<bool>() ? entry.transfer().minutes()
                                                 : -entry.transfer().minutes());
    entry.set_balance_minutes(balance += entry.minutes());
    if (row["start_time"].is_null()) continue;
    *entry.mutable_service_start_time() = time::ToProto(db::ToTime(row["start_time"]));
    entry.set_activity_name(row["activity_name"].as<std::string>());
  }
  return page;
}

v1::Totals TotalsAt(db::Tx& tx, std::string_view volunteer_id, absl::Time as_of) {
  v1::Totals totals;
  totals.set_volunteer(domain::VolunteerName(volunteer_id).ToString());
  *totals.mutable_as_of_time() = time::ToProto(as_of);
  for (const pqxx::row& row : tx.Run(queries::kTotalsAt, volunteer_id, as_of)) {
    v1::Totals::KindTotal& total = *totals.add_kinds();
    v1::Record::Kind kind = v1::Record::KIND_UNSPECIFIED;
    v1::Record::Kind_Parse(row["kind"].as<std::string>(), &kind);
    total.set_kind(kind);
    total.set_credited_minutes(row["minutes"].as<int64_t>());
    total.set_records(row["records"].as<int64_t>());
    totals.set_credited_minutes(totals.credited_minutes() + total.credited_minutes());
  }
  return totals;
}

}  // namespace linli::hours::store

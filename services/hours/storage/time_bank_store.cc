#include "services/hours/storage/time_bank_store.h"

#include "services/hours/domain/ledger_transfer.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {

std::optional<v1::Transfer> FindTransfer(db::Tx& tx, const std::string& name) {
  const auto parsed = domain::TransferName::Parse(name).value();
  const pqxx::result rows =
      tx.Run(queries::kTransferGet, domain::OwnerOf(parsed.id(0)), parsed.id());
  if (rows.empty()) return std::nullopt;
  return ReadTransfer(rows[0]);
}

void InsertGift(db::Tx& tx, const v1::GiveMinutesRequest& gift, absl::Time now) {
  tx.Run(queries::kTimeGiftInsert, domain::VolunteerName::Parse(gift.volunteer())->id(),
         gift.gift_id(), domain::VolunteerName::Parse(gift.recipient())->id(), gift.minutes(),
         v1::GiveMinutesRequest::Relation_Name(gift.relation()),
         std::vector<std::string>(gift.proof().begin(), gift.proof().end()), now);
}

void InsertInheritance(db::Tx& tx, const v1::InheritMinutesRequest& inheritance, int64_t minutes,
                       absl::Time now) {
  tx.Run(queries::kTimeGiftInsert, domain::VolunteerName::Parse(inheritance.volunteer())->id(),
         inheritance.inheritance_id(), domain::VolunteerName::Parse(inheritance.heir())->id(),
         minutes, "HEIR",
         std::vector<std::string>(inheritance.proof().begin(), inheritance.proof().end()), now);
}

std::vector<ExpiredTime> FindExpiredTime(db::Tx& tx, std::optional<std::string> volunteer_id,
                                         absl::Time now, int limit) {
  std::vector<ExpiredTime> expired;
  for (const pqxx::row& row : tx.Run(queries::kTimeExpired, now, volunteer_id, limit)) {
    expired.push_back({row["volunteer_id"].as<std::string>(), row["city"].as<std::string>(),
                       row["minutes"].as<int64_t>()});
  }
  return expired;
}

int64_t PoolBalance(db::Tx& tx, const std::string& account) {
  return tx.Run(queries::kPoolBalance, domain::AccountName::Parse(account)->id())[0][0]
      .as<int64_t>();
}

std::vector<v1::Transfer> UnfoundedDeposits(db::Tx& tx, std::string_view after_volunteer_id,
                                            std::string_view after_transfer_id, int limit) {
  std::vector<v1::Transfer> deposits;
  for (const pqxx::row& row :
       tx.Run(queries::kDepositUnfounded, after_volunteer_id, after_transfer_id, limit)) {
    deposits.push_back(ReadTransfer(row));
  }
  return deposits;
}

}  // namespace linli::hours::store

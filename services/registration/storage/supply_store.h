// The ledgers of things and of money.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/supply.pb.h"

namespace linli::registration::store {

// Whether it was opened: false if the owner has one of this name and size.
bool AddStock(db::Tx& tx, const v1::Stock& stock);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Stock> GetStock(db::Tx& tx, const std::string& name);
// Locked: nobody else moves anything of it until the transaction ends.
absl::StatusOr<v1::Stock> LockStock(db::Tx& tx, const std::string& name);
// Of one owner, after an id.
std::vector<v1::Stock> ListStocks(db::Tx& tx, const std::string& owner, const std::string& after,
                                  int limit);
// How many a holder has.
int HeldBy(db::Tx& tx, const std::string& stock, const std::string& holder);
// Writes a line; counts follow by themselves.
void AddMovement(db::Tx& tx, const std::string& stock, const v1::StockMovement& movement);
std::vector<v1::StockMovement> ListMovements(db::Tx& tx, const std::string& stock,
                                             const std::string& after, int limit);
// Those who have some, after a holder.
std::vector<v1::StockHolding> ListHoldings(db::Tx& tx, const std::string& stock,
                                           const std::string& after, int limit);

void AddFund(db::Tx& tx, const v1::Fund& fund);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Fund> GetFund(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::Fund> LockFund(db::Tx& tx, const std::string& name);
// Of one owner, after an id.
std::vector<v1::Fund> ListFunds(db::Tx& tx, const std::string& owner, const std::string& after,
                                int limit);
// Writes a line; sums follow by themselves.
void AddFundEntry(db::Tx& tx, const std::string& fund, const v1::FundEntry& entry);
std::vector<v1::FundEntry> ListFundEntries(db::Tx& tx, const std::string& fund,
                                           const std::string& after, int limit);

}  // namespace linli::registration::store

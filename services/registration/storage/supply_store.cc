#include "services/registration/storage/supply_store.h"

#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

// Of a row that is written once.
template <typename Resource>
Resource WrittenIn(const pqxx::row& row) {
  auto resource = DetailsIn<Resource>(row);
  *resource.mutable_create_time() = Time(row, "create_time");
  return resource;
}

v1::Stock StockIn(const pqxx::row& row) {
  auto stock = WrittenIn<v1::Stock>(row);
  stock.set_on_hand(Number(row, "on_hand"));
  stock.set_issued(Number(row, "issued"));
  return stock;
}

v1::StockHolding HoldingIn(const pqxx::row& row) {
  v1::StockHolding holding;
  holding.set_holder(Text(row, "holder"));
  holding.set_quantity(Number(row, "quantity"));
  return holding;
}

v1::Fund FundIn(const pqxx::row& row) {
  auto fund = WrittenIn<v1::Fund>(row);
  fund.set_granted_fen(row["granted_fen"].as<int64_t>());
  fund.set_used_fen(row["used_fen"].as<int64_t>());
  return fund;
}

}  // namespace

bool AddStock(db::Tx& tx, const v1::Stock& stock) {
  const std::string details = DetailsOf(stock);
  return !tx.Run(queries::kStockInsert, IdOf(stock.name()), domain::ParentOf(stock.name()),
                 stock.display_name(), stock.size(), db::Bytes{details},
                 time::FromProto(stock.create_time()))
              .empty();
}

absl::StatusOr<v1::Stock> GetStock(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kStockGet, IdOf(name)), name, StockIn);
}

absl::StatusOr<v1::Stock> LockStock(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kStockLock, IdOf(name)), name, StockIn);
}

std::vector<v1::Stock> ListStocks(db::Tx& tx, const std::string& owner, const std::string& after,
                                  int limit) {
  return AllIn(tx.Run(queries::kStockList, owner, after, limit), StockIn);
}

int HeldBy(db::Tx& tx, const std::string& stock, const std::string& holder) {
  const pqxx::result rows = tx.Run(queries::kStockHeld, IdOf(stock), holder);
  return rows.empty() ? 0 : Number(rows[0], "quantity");
}

void AddMovement(db::Tx& tx, const std::string& stock, const v1::StockMovement& movement) {
  const std::string details = DetailsOf(movement);
  tx.Run(queries::kStockMove, IdOf(stock), IdOf(movement.name()), static_cast<int>(movement.kind()),
         movement.quantity(),
         movement.holder().empty() ? std::nullopt : std::optional(movement.holder()),
         db::Bytes{details}, time::FromProto(movement.create_time()));
}

std::vector<v1::StockMovement> ListMovements(db::Tx& tx, const std::string& stock,
                                             const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kStockMovementList, IdOf(stock), after, limit),
               WrittenIn<v1::StockMovement>);
}

std::vector<v1::StockHolding> ListHoldings(db::Tx& tx, const std::string& stock,
                                           const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kStockHoldingList, IdOf(stock), after, limit), HoldingIn);
}

void AddFund(db::Tx& tx, const v1::Fund& fund) {
  const std::string details = DetailsOf(fund);
  tx.Run(queries::kFundInsert, IdOf(fund.name()), domain::ParentOf(fund.name()), db::Bytes{details},
         time::FromProto(fund.create_time()));
}

absl::StatusOr<v1::Fund> GetFund(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kFundGet, IdOf(name)), name, FundIn);
}

absl::StatusOr<v1::Fund> LockFund(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kFundLock, IdOf(name)), name, FundIn);
}

std::vector<v1::Fund> ListFunds(db::Tx& tx, const std::string& owner, const std::string& after,
                                int limit) {
  return AllIn(tx.Run(queries::kFundList, owner, after, limit), FundIn);
}

void AddFundEntry(db::Tx& tx, const std::string& fund, const v1::FundEntry& entry) {
  const std::string details = DetailsOf(entry);
  tx.Run(queries::kFundPost, IdOf(fund), IdOf(entry.name()), static_cast<int>(entry.kind()),
         entry.amount_fen(), db::Bytes{details}, time::FromProto(entry.create_time()));
}

std::vector<v1::FundEntry> ListFundEntries(db::Tx& tx, const std::string& fund,
                                           const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kFundEntryList, IdOf(fund), after, limit), WrittenIn<v1::FundEntry>);
}

}  // namespace linli::registration::store

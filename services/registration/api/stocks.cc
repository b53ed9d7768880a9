#include "services/registration/api/stocks.h"

#include "common/ids/new_id.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/supply_rule.h"
#include "services/registration/storage/belonging.h"
#include "services/registration/storage/station_store.h"
#include "services/registration/storage/supply_store.h"

namespace linli::registration::stocks {
namespace {

// Whether it can be issued to this holder: a station, or who belongs to the stock's owner.
bool MayHold(db::Tx& tx, const std::string& stock, const std::string& holder) {
  if (holder.starts_with("regions/")) return store::GetStation(tx, holder).ok();
  return store::StrangersTo(tx, domain::ParentOf(stock), {holder}).empty();
}

absl::Status CheckHolder(db::Tx& tx, const std::string& stock, const v1::StockMovement& movement) {
  Violations violations;
  domain::CheckMovement(movement, violations);
  if (violations.empty() && movement.kind() == v1::ISSUE &&
      !MayHold(tx, stock, movement.holder())) {
    violations.Add("movement.holder", Reason::STOCK_HOLDER);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::Stock> Create(Deps&, rpc::WriteCall& call,
                                 const v1::CreateStockRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  v1::Stock stock = request.stock();
  mask::ClearOutputOnly(&stock);
  stock.set_name(domain::Nested(request.parent(), "stocks", ids::NewId()));
  *stock.mutable_create_time() = time::ToProto(call.now());
  if (!store::AddStock(call.tx(), stock)) return Refuse(Reason::STOCK_EXISTS);
  return stock;
}

absl::StatusOr<v1::Stock> Get(Deps&, rpc::ReadCall& call, const v1::GetStockRequest& request) {
  return store::GetStock(call.tx(), request.name());
}

absl::StatusOr<v1::ListStocksResponse> List(Deps&, rpc::ReadCall& call,
                                            const v1::ListStocksRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListStocksResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListStocks(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_stocks(), LastId<v1::Stock>));
  return response;
}

absl::StatusOr<v1::StockMovement> Move(Deps&, rpc::WriteCall& call,
                                       const v1::MoveStockRequest& request) {
  v1::StockMovement movement = request.movement();
  RETURN_IF_ERROR(CheckHolder(call.tx(), request.parent(), movement));
  ASSIGN_OR_RETURN(const v1::Stock stock, store::LockStock(call.tx(), request.parent()));
  const int held =
      movement.holder().empty() ? 0 : store::HeldBy(call.tx(), stock.name(), movement.holder());
  RETURN_IF_ERROR(domain::CheckEnough(stock, held, movement));
  mask::ClearOutputOnly(&movement);
  movement.set_name(domain::Nested(stock.name(), "movements", ids::NewId()));
  movement.set_entered_by(call.caller().subject);
  *movement.mutable_create_time() = time::ToProto(call.now());
  store::AddMovement(call.tx(), stock.name(), movement);
  return movement;
}

absl::StatusOr<v1::ListStockMovementsResponse> ListMovements(
    Deps&, rpc::ReadCall& call, const v1::ListStockMovementsRequest& request) {
  RETURN_IF_ERROR(store::GetStock(call.tx(), request.parent()).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListStockMovementsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListMovements(call.tx(), request.parent(), Only(page.after), page.size + 1),
               response.mutable_movements(), LastId<v1::StockMovement>));
  return response;
}

absl::StatusOr<v1::ListStockHoldingsResponse> ListHoldings(
    Deps&, rpc::ReadCall& call, const v1::ListStockHoldingsRequest& request) {
  RETURN_IF_ERROR(store::GetStock(call.tx(), request.parent()).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListStockHoldingsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListHoldings(call.tx(), request.parent(), Only(page.after), page.size + 1),
      response.mutable_holdings(),
      [](const v1::StockHolding& last) { return std::vector<std::string>{last.holder()}; }));
  return response;
}

}  // namespace linli::registration::stocks

#include "deploy/ctl/resources.h"
#include "linli/registration/v1/supply_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

namespace {

const Field kOwner = {"OWNER", "parent", "organizations/… or regions/…"};

Commands Stocks() {
  const Field stock = {"STOCK", "parent", "…/stocks/…"};
  return {
      {.words = "stock create",
       .request = &v1::CreateStockRequest::default_instance(),
       .help = "open a stock of uniforms or equipment",
       .example = "organizations/… --name 红马甲 --kind uniform --size L --logo",
       .fields = {kOwner,
                  {"--name", "stock.display_name", "what it is"},
                  {"--kind", "stock.kind", "物品类型"},
                  {"--size", "stock.size", "of a uniform"},
                  {"--logo", "stock.bears_logo", "true: it bears the logo"}}},
      {.words = "stock get",
       .request = &v1::GetStockRequest::default_instance(),
       .help = "show one stock",
       .example = "organizations/…/stocks/…",
       .fields = {{"STOCK", "name", "…/stocks/…"}}},
      {.words = "stock list",
       .request = &v1::ListStocksRequest::default_instance(),
       .help = "list the stocks of an organisation or region",
       .example = "organizations/…",
       .fields = {kOwner},
       .columns = {"name", "display_name", "size", "on_hand", "issued"}},
      {.words = "stock move",
       .request = &v1::MoveStockRequest::default_instance(),
       .help = "receive, issue, return or write off",
       .example = "organizations/…/stocks/… --kind issue --quantity 1 "
                  "--holder volunteers/V1305022611123456K",
       .fields = {stock,
                  {"--kind", "movement.kind", "receive, issue, return or write-off"},
                  {"--quantity", "movement.quantity", "how many"},
                  {"--holder", "movement.holder", "to whom, or from whom"},
                  {"--note", "movement.note", "what for"}}},
      {.words = "stock movements",
       .request = &v1::ListStockMovementsRequest::default_instance(),
       .help = "list the ledger of a stock",
       .example = "organizations/…/stocks/…",
       .fields = {stock},
       .columns = {"create_time", "kind", "quantity", "holder", "note"}},
      {.words = "stock holdings",
       .request = &v1::ListStockHoldingsRequest::default_instance(),
       .help = "list who has how many",
       .example = "organizations/…/stocks/…",
       .fields = {stock},
       .columns = {"holder", "quantity"}},
  };
}

Commands Funds() {
  const Field fund = {"FUND", "parent", "…/funds/…"};
  return {
      {.words = "fund create",
       .request = &v1::CreateFundRequest::default_instance(),
       .help = "open a fund",
       .example = "regions/1305 --name 志愿消防队补助 --source district-budget "
                  "--purpose team-subsidy --year 2026 --standard 3000000",
       .fields = {kOwner,
                  {"--name", "fund.display_name", "name"},
                  {"--source", "fund.source", "资金来源"},
                  {"--purpose", "fund.purpose", "资金用途"},
                  {"--year", "fund.year", "for which year"},
                  {"--standard", "fund.standard_fen", "for each team, in fen"}}},
      {.words = "fund get",
       .request = &v1::GetFundRequest::default_instance(),
       .help = "show one fund",
       .example = "regions/1305/funds/…",
       .fields = {{"FUND", "name", "…/funds/…"}}},
      {.words = "fund list",
       .request = &v1::ListFundsRequest::default_instance(),
       .help = "list the funds of an organisation or region",
       .example = "regions/1305",
       .fields = {kOwner},
       .columns = {"name", "display_name", "year", "granted_fen", "used_fen"}},
      {.words = "fund post",
       .request = &v1::PostFundEntryRequest::default_instance(),
       .help = "write a grant, a use or a refund",
       .example = "regions/1305/funds/… --kind fund-use --amount 120000 --note 购置灭火器材",
       .fields = {fund,
                  {"--kind", "entry.kind", "拨付、使用、退回"},
                  {"--amount", "entry.amount_fen", "in fen"},
                  {"--beneficiary", "entry.beneficiary", "organizations/…"},
                  {"--note", "entry.note", "what for"},
                  {"--voucher", "entry.voucher_sha256", "SHA-256 of the voucher"}}},
      {.words = "fund entries",
       .request = &v1::ListFundEntriesRequest::default_instance(),
       .help = "list the ledger of a fund",
       .example = "regions/1305/funds/…",
       .fields = {fund},
       .columns = {"create_time", "kind", "amount_fen", "beneficiary", "note"}},
  };
}

}  // namespace

Commands Supplies() {
  Commands all = Stocks();
  const Commands funds = Funds();
  all.insert(all.end(), funds.begin(), funds.end());
  return all;
}

}  // namespace linli::ctl

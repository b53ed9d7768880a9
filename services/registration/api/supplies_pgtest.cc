// Uniforms, equipment and money: ledgers that only grow and never go below zero.
#include "linli/registration/v1/supply_service.grpc.pb.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using Supplies = v1::SupplyService;

class SuppliesTest : public ReadinessTest {
 protected:
  SuppliesTest() : supplies_(Supplies::NewStub(host_.channel())) {}

  absl::StatusOr<v1::Stock> CreateStock(const std::string& name = "红马甲",
                                        const std::string& as = kManager) {
    v1::CreateStockRequest request;
    request.set_parent(team_);
    request.mutable_stock()->set_display_name(name);
    request.mutable_stock()->set_kind(v1::UNIFORM);
    request.mutable_stock()->set_size("L");
    request.mutable_stock()->set_bears_logo(true);
    return host_.Call(*supplies_, &Supplies::Stub::CreateStock, as, request);
  }
  absl::StatusOr<v1::StockMovement> Move(const std::string& stock, v1::StockMovementKind kind,
                                         int quantity, const std::string& holder = "",
                                         const std::string& as = kManager) {
    v1::MoveStockRequest request;
    request.set_parent(stock);
    request.mutable_movement()->set_kind(kind);
    request.mutable_movement()->set_quantity(quantity);
    request.mutable_movement()->set_holder(holder);
    return host_.Call(*supplies_, &Supplies::Stub::MoveStock, as, request);
  }
  v1::Stock Stock(const std::string& name) {
    v1::GetStockRequest request;
    request.set_name(name);
    return *host_.Call(*supplies_, &Supplies::Stub::GetStock, kManager, request);
  }
  absl::StatusOr<v1::Fund> CreateFund(int64_t standard) {
    v1::CreateFundRequest request;
    request.set_parent(kCity);
    v1::Fund& fund = *request.mutable_fund();
    fund.set_display_name("志愿消防队补助");
    fund.set_source(v1::DISTRICT_BUDGET);
    fund.set_purpose(v1::TEAM_SUBSIDY);
    fund.set_year(2026);
    fund.set_standard_fen(standard);
    return host_.Call(*supplies_, &Supplies::Stub::CreateFund, kAdministrator, request);
  }
  absl::StatusOr<v1::FundEntry> Post(const std::string& fund, v1::FundEntryKind kind,
                                     int64_t amount, const std::string& beneficiary = "") {
    v1::PostFundEntryRequest request;
    request.set_parent(fund);
    request.mutable_entry()->set_kind(kind);
    request.mutable_entry()->set_amount_fen(amount);
    request.mutable_entry()->set_beneficiary(beneficiary);
    request.mutable_entry()->set_note("购置灭火器材");
    return host_.Call(*supplies_, &Supplies::Stub::PostFundEntry, kAdministrator, request);
  }

  std::unique_ptr<Supplies::Stub> supplies_;
};

TEST_F(SuppliesTest, AreIssuedAndComeBack) {  // S1-16, S3-8
  const auto created = CreateStock();
  ASSERT_THAT(created, IsOk());
  const std::string vests = created->name();
  EXPECT_THAT(CreateStock(), RefusedWith(Reason::STOCK_EXISTS));
  EXPECT_THAT(CreateStock("小红帽", kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Move(vests, v1::ISSUE, 1, her_), RefusedWith(Reason::STOCK_SHORT));
  EXPECT_THAT(Move(vests, v1::RECEIVE, 50, her_),
              Violates("movement.holder", Reason::STOCK_HOLDER));
  ASSERT_THAT(Move(vests, v1::RECEIVE, 50), IsOk());
  EXPECT_THAT(Move(vests, v1::ISSUE, 1), Violates("movement.holder", Reason::STOCK_HOLDER));
  const std::string outsider = Registered(2);
  for (const std::string& nobody :
       {outsider, std::string("volunteers/nobody"), std::string("organizations/nobody"),
        std::string("regions/1305/stations/nowhere")}) {
    EXPECT_THAT(Move(vests, v1::ISSUE, 1, nobody),
                Violates("movement.holder", Reason::STOCK_HOLDER));
  }
  ASSERT_THAT(Move(vests, v1::ISSUE, 2, her_), IsOk());
  ASSERT_THAT(Move(vests, v1::ISSUE, 10, team_), IsOk());
  EXPECT_EQ(Stock(vests).on_hand(), 38);
  EXPECT_EQ(Stock(vests).issued(), 12);
  EXPECT_THAT(Move(vests, v1::RETURN, 3, her_), RefusedWith(Reason::HOLDING_SHORT));
  ASSERT_THAT(Move(vests, v1::RETURN, 1, her_), IsOk());
  ASSERT_THAT(Move(vests, v1::WRITE_OFF, 1, her_), IsOk()) << "lost by her";
  ASSERT_THAT(Move(vests, v1::WRITE_OFF, 39), IsOk()) << "worn out on the shelf";
  EXPECT_EQ(Stock(vests).on_hand(), 0);
  EXPECT_EQ(Stock(vests).issued(), 10);
  v1::ListStockHoldingsRequest holdings;
  holdings.set_parent(vests);
  const auto held = host_.Call(*supplies_, &Supplies::Stub::ListStockHoldings, kManager, holdings);
  ASSERT_THAT(held->holdings(), SizeIs(1));
  EXPECT_EQ(held->holdings(0).holder(), team_);
  v1::ListStockMovementsRequest movements;
  movements.set_parent(vests);
  movements.set_page_size(4);
  auto page = host_.Call(*supplies_, &Supplies::Stub::ListStockMovements, kManager, movements);
  movements.set_page_token(page->next_page_token());
  EXPECT_THAT(
      host_.Call(*supplies_, &Supplies::Stub::ListStockMovements, kManager, movements)->movements(),
      SizeIs(2));
  v1::ListStocksRequest list;
  list.set_parent(team_);
  EXPECT_THAT(host_.Call(*supplies_, &Supplies::Stub::ListStocks, kManager, list)->stocks(),
              SizeIs(1));
}

TEST_F(SuppliesTest, GiveTheLastVestToOneOfMany) {
  const std::string vests = CreateStock()->name();
  ASSERT_THAT(Move(vests, v1::RECEIVE, 1), IsOk());
  std::atomic<int> short_of = 0;
  EXPECT_EQ(AtOnce(8, Reason::REASON_UNSPECIFIED,
                   [&](int) {
                     const absl::Status status = Move(vests, v1::ISSUE, 1, her_).status();
                     if (ReasonOf(status) == Reason::STOCK_SHORT) ++short_of;
                     return status;
                   }),
            1);
  EXPECT_EQ(short_of, 7);
  EXPECT_EQ(Sql("SELECT on_hand || ' ' || issued FROM registration.stock"), "0 1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.stock_movement WHERE kind = 2"), "1");
  // Nor does raw SQL take one that is not there, or change what was written.
  EXPECT_THROW(Sql("INSERT INTO registration.stock_movement SELECT stock_id, 'again', 2, 1, 'x', "
                   "details, create_time FROM registration.stock_movement LIMIT 1"),
               pqxx::sql_error);
  EXPECT_THROW(Sql("INSERT INTO registration.stock_movement SELECT stock_id, 'again', 3, 1, 'x', "
                   "details, create_time FROM registration.stock_movement LIMIT 1"),
               pqxx::sql_error);
  EXPECT_THROW(Sql("UPDATE registration.stock_movement SET quantity = 2"), pqxx::sql_error);
  EXPECT_THROW(Sql("DELETE FROM registration.stock_movement"), pqxx::sql_error);
}

TEST_F(SuppliesTest, SpendNoMoreThanWasGranted) {  // S1-22, S1-25
  const auto fund = CreateFund(3'000'000);
  ASSERT_THAT(fund, IsOk());
  EXPECT_THAT(Post(fund->name(), v1::FUND_GRANT, 100),
              Violates("entry.amount_fen", Reason::FUND_STANDARD));
  ASSERT_THAT(Post(fund->name(), v1::FUND_GRANT, 46 * int64_t{3'000'000}), IsOk());
  EXPECT_THAT(Post(fund->name(), v1::FUND_USE, 100, "organizations/nobody"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  ASSERT_THAT(Post(fund->name(), v1::FUND_USE, 138'000'000 - 100, team_), IsOk());
  EXPECT_THAT(Post(fund->name(), v1::FUND_USE, 101), RefusedWith(Reason::FUND_SHORT));
  EXPECT_EQ(AtOnce(6, Reason::REASON_UNSPECIFIED,
                   [&](int) { return Post(fund->name(), v1::FUND_USE, 100).status(); }),
            1);
  ASSERT_THAT(Post(fund->name(), v1::FUND_REFUND, 50), IsOk());
  v1::GetFundRequest get;
  get.set_name(fund->name());
  const auto now_in_it = host_.Call(*supplies_, &Supplies::Stub::GetFund, kAdministrator, get);
  EXPECT_EQ(now_in_it->granted_fen(), 138'000'000);
  EXPECT_EQ(now_in_it->used_fen(), 138'000'000 - 50);
  v1::ListFundEntriesRequest entries;
  entries.set_parent(fund->name());
  EXPECT_THAT(
      host_.Call(*supplies_, &Supplies::Stub::ListFundEntries, kAdministrator, entries)->entries(),
      SizeIs(4));
  v1::ListFundsRequest list;
  list.set_parent(kCity);
  EXPECT_THAT(host_.Call(*supplies_, &Supplies::Stub::ListFunds, kAdministrator, list)->funds(),
              SizeIs(1));
  EXPECT_THROW(Sql("INSERT INTO registration.fund_entry SELECT fund_id, 'again', 2, 51, details, "
                   "create_time FROM registration.fund_entry LIMIT 1"),
               pqxx::sql_error);
  EXPECT_THROW(Sql("DELETE FROM registration.fund_entry"), pqxx::sql_error);
}

}  // namespace
}  // namespace linli::registration

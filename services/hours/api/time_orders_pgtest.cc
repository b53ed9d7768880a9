// Time orders through gRPC: from the request to the minutes of who served.
#include <atomic>
#include <thread>

#include "services/hours/api/time_bank_fixture.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kThird[] = "volunteers/V1305032611555555D";

class TimeOrders : public TimeBankTown {
 protected:
  TimeOrders() { Live(kThird, "regions/130503"); }

  // A served order of two hours, a day after now.
  std::string Served(const std::string& id, const std::string& requester,
                     const std::string& provider) {
    const auto order = Order(OrderRequest(id, requester));
    EXPECT_THAT(order, IsOk());
    EXPECT_THAT(Accept(order->name(), provider), IsOk());
    Advance(absl::Hours(26));
    EXPECT_THAT(Report(order->name(), 120, provider), IsOk());
    return order->name();
  }
  std::string Settled(const std::string& id, const std::string& requester,
                      const std::string& provider) {
    const std::string name = Served(id, requester, provider);
    EXPECT_THAT(ConfirmOrder(name, requester), IsOk());
    return name;
  }
  absl::StatusOr<v1::ExplainTimeOrderResponse> Explain(const std::string& name,
                                                       const std::string& as = kCity) {
    v1::ExplainTimeOrderRequest request;
    request.set_name(name);
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::ExplainTimeOrder, as, request);
  }
  absl::StatusOr<v1::TimeOrder> Get(const std::string& name, const std::string& as) {
    v1::GetTimeOrderRequest request;
    request.set_name(name);
    return host_.Call(*orders_, &v1::TimeOrderService::Stub::GetTimeOrder, as, request);
  }
};

TEST_F(TimeOrders, HoldServeConfirmAndSettle) {  // S4-38, PAIN-11
  Fill(kHer, 200);
  const auto order = Order(OrderRequest("o1"));
  ASSERT_THAT(order, IsOk());
  EXPECT_EQ(order->name(), absl::StrCat(kHer, "/timeOrders/o1"));
  EXPECT_EQ(order->minutes(), 120);
  EXPECT_EQ(order->state(), v1::TimeOrder::REQUESTED);
  EXPECT_EQ(Time(kHer).available_minutes(), 80);
  ASSERT_THAT(Accept(order->name()), IsOk());
  EXPECT_THAT(Report(order->name(), 90), RefusedWith(Reason::TIME_ORDER_STATE)) << "not begun";
  Advance(absl::Hours(25));
  ASSERT_THAT(Report(order->name(), 90), IsOk());
  EXPECT_THAT(ConfirmOrder(order->name(), kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto settled = ConfirmOrder(order->name());
  ASSERT_THAT(settled, IsOk());
  EXPECT_EQ(settled->state(), v1::TimeOrder::SETTLED);
  EXPECT_EQ(Time(kHer).balance_minutes(), 110);
  EXPECT_EQ(Time(kHer).held_minutes(), 0);
  EXPECT_EQ(Time(kHim).balance_minutes(), 90);
  EXPECT_THAT(ConfirmOrder(order->name()), RefusedWith(Reason::TIME_ORDER_STATE));
  EXPECT_EQ(Count("transfer WHERE code = 'SERVICE'"), 2);
}

TEST_F(TimeOrders, ExistUnderTheirId) {  // law 6
  Fill(kHer, 200);
  const v1::RequestTimeOrderRequest request = OrderRequest("o1");
  ASSERT_THAT(Order(request), IsOk());
  ASSERT_THAT(Order(request), IsOk());
  EXPECT_EQ(Time(kHer).held_minutes(), 120);
  v1::RequestTimeOrderRequest other = request;
  other.mutable_time_order()->set_content("打扫");
  EXPECT_THAT(Order(other), RefusedWith(Reason::TRANSFER_EXISTS_WITH_DIFFERENT));
  v1::RequestTimeOrderRequest past = OrderRequest("o2");
  *past.mutable_time_order()->mutable_start_time() = time::ToProto(now());
  EXPECT_THAT(Order(past), Violates("time_order.start_time", Reason::FIELD_TIME));
}

TEST_F(TimeOrders, NeedMinutesAnAgeAndATimeBank) {
  Fill(kHer, 119);
  EXPECT_THAT(Order(OrderRequest("o1")), RefusedWith(Reason::BALANCE_SHORT));
  Fill(kHer, 1);
  v1::TimeBankPolicy bank = Bank();
  bank.set_redeem_age(60);
  bank.set_provider_age(18);
  Open(bank);
  EXPECT_THAT(Order(OrderRequest("o1")), RefusedWith(Reason::TIME_BANK_AGE));
  Live(kHer, "regions/130503", "1950-01-01");
  const auto order = Order(OrderRequest("o1"));
  ASSERT_THAT(order, IsOk());
  Live(kHim, "regions/130503", "2010-01-01");
  EXPECT_THAT(Accept(order->name()), RefusedWith(Reason::TIME_BANK_AGE));
  Live(kHim, "regions/140102");
  EXPECT_THAT(Accept(order->name()), RefusedWith(Reason::TIME_BANK_CLOSED));
  EXPECT_THAT(Accept(order->name(), kHer), RefusedWith(Reason::TIME_ORDER_OWN));
}

TEST_F(TimeOrders, CrossCitiesThroughClearingAccounts) {  // 通存通兑
  Fill(kHer, 200);
  v1::TimeBankPolicy bank = Bank();
  bank.set_across_cities(true);
  Open(bank);
  Open(bank, "1306");
  Live(kHim, "regions/130602");
  Settled("o1", kHer, kHim);
  EXPECT_EQ(Time(kHim).balance_minutes(), 120);
  EXPECT_EQ(Count("transfer WHERE credit_account = 'timebank-clearing-1305'"), 1);
  EXPECT_EQ(Count("transfer WHERE debit_account = 'timebank-clearing-1306'"), 1);
}

// Two orders on the last minutes, real threads: exactly one has them.
TEST_F(TimeOrders, SpendTheLastMinutesOnce) {  // law 4
  Fill(kHer, 120);
  std::atomic<int> placed = 0;
  std::vector<std::thread> callers;
  for (int i = 0; i < 24; ++i) {
    callers.emplace_back(
        [&, i] { placed += Order(OrderRequest(absl::StrCat("o", i))).ok() ? 1 : 0; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(placed, 1);
  EXPECT_EQ(Count("time_order"), 1);
  EXPECT_EQ(Time(kHer).available_minutes(), 0);
}

TEST_F(TimeOrders, AreAcceptedByOneOfMany) {
  Fill(kHer, 120);
  const auto order = Order(OrderRequest("o1"));
  ASSERT_THAT(order, IsOk());
  std::atomic<int> accepted = 0;
  std::vector<std::thread> callers;
  for (const char* who : {kHim, kThird}) {
    for (int i = 0; i < 6; ++i) {
      callers.emplace_back([&, who] { accepted += Accept(order->name(), who).ok() ? 1 : 0; });
    }
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(accepted, 1);
}

// Confirmed and disputed at the same moment: one of them, and the minutes are in one place.
TEST_F(TimeOrders, SettleOrAreDisputedOnce) {
  Fill(kHer, 1200);
  for (int round = 0; round < 6; ++round) {
    const std::string name = Served(absl::StrCat("o", round), kHer, kHim);
    std::atomic<int> settled = 0, disputed = 0;
    std::vector<std::thread> callers;
    for (int i = 0; i < 4; ++i) {
      callers.emplace_back([&] { settled += ConfirmOrder(name).ok() ? 1 : 0; });
      callers.emplace_back([&] { disputed += Dispute(name, kHim).ok() ? 1 : 0; });
    }
    for (std::thread& caller : callers) caller.join();
    EXPECT_EQ(settled + disputed, 1);
  }
  const int64_t settled = Count("time_order WHERE state = 'SETTLED'");
  EXPECT_EQ(Time(kHim).balance_minutes(), 120 * settled);
  EXPECT_EQ(Time(kHer).balance_minutes() + Time(kHim).balance_minutes(), 1200);
}

TEST_F(TimeOrders, GiveBackTheMinutesOfWhatIsGivenUp) {
  Fill(kHer, 240);
  const auto first = Order(OrderRequest("o1"));
  const auto second = Order(OrderRequest("o2"));
  ASSERT_THAT(second, IsOk());
  EXPECT_THAT(Cancel(first->name(), kThird), RefusedWith(Reason::TIME_ORDER_NOT_PARTY));
  EXPECT_THAT(Cancel(absl::StrCat(kHer, "/timeOrders/none"), kThird),
              RefusedWith(Reason::TIME_ORDER_NOT_PARTY));
  ASSERT_THAT(Cancel(first->name(), kHer), IsOk());
  ASSERT_THAT(Accept(second->name()), IsOk());
  ASSERT_THAT(Cancel(second->name(), kHim), IsOk());
  EXPECT_EQ(Time(kHer).available_minutes(), 240);
  EXPECT_THAT(Accept(first->name()), RefusedWith(Reason::TIME_ORDER_STATE));
}

TEST_F(TimeOrders, AreDecidedByTheTimeBankWhereTheyAreDisputed) {
  Fill(kHer, 240);
  const std::string first = Served("o1", kHer, kHim);
  ASSERT_THAT(Dispute(first, kHer), IsOk());
  EXPECT_THAT(Resolve(first, 121), Violates("served_minutes", Reason::FIELD_RANGE));
  EXPECT_THAT(Resolve(first, 60, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto resolved = Resolve(first, 60);
  ASSERT_THAT(resolved, IsOk());
  EXPECT_EQ(resolved->disputed_by(), kHer);
  EXPECT_EQ(Time(kHim).balance_minutes(), 60);
  const std::string second = Served("o2", kHer, kHim);
  ASSERT_THAT(Dispute(second, kHim), IsOk());
  ASSERT_THAT(Resolve(second, 0), IsOk());
  EXPECT_EQ(Time(kHer).available_minutes(), 180);
}

TEST_F(TimeOrders, ThatCloseARingAreExaminedAndExplained) {  // PAIN-1, 互刷
  v1::TimeBankPolicy bank = Bank();
  bank.set_ring_minutes(120);
  Open(bank);
  Fill(kHer, 200);
  Settled("o1", kHer, kHim);    // she pays him
  Settled("o2", kHim, kThird);  // he pays the third
  const auto closing = Order(OrderRequest("o3", kThird));
  ASSERT_THAT(closing, IsOk());
  const auto examined = Accept(closing->name(), kHer);  // the third would pay her
  ASSERT_THAT(examined, IsOk());
  EXPECT_EQ(examined->state(), v1::TimeOrder::EXAMINED);
  EXPECT_EQ(examined->ring().persons(), 3);
  EXPECT_EQ(examined->ring().minutes(), 120);
  Advance(absl::Hours(26));
  EXPECT_THAT(Report(closing->name(), 120, kHer), RefusedWith(Reason::RING_SUSPECTED));

  const auto explained = Explain(closing->name());
  ASSERT_THAT(explained, IsOk());
  ASSERT_THAT(explained->steps(), SizeIs(2));
  EXPECT_EQ(explained->steps(0).giver(), kHer);
  EXPECT_EQ(explained->steps(0).receiver(), kHim);
  EXPECT_EQ(explained->steps(1).receiver(), kThird);
  EXPECT_EQ(explained->steps(1).minutes(), 120);
  for (const char* who : {kHer, kThird, kHim}) {
    EXPECT_THAT(Explain(closing->name(), who), RefusedWith(Reason::NOT_AUTHORIZED)) << who;
  }
  EXPECT_THAT(Release(closing->name(), kThird), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Resolve(closing->name(), 1), Violates("served_minutes", Reason::FIELD_RANGE));
  ASSERT_THAT(Release(closing->name()), IsOk());
  ASSERT_THAT(Report(closing->name(), 120, kHer), IsOk());
  ASSERT_THAT(ConfirmOrder(closing->name(), kThird), IsOk());
  EXPECT_THAT(Explain(closing->name())->steps(), SizeIs(2)) << "what was found stays";
}

TEST_F(TimeOrders, AreNoRingBelowThePolicysMeasure) {
  Fill(kHer, 200);
  Settled("o1", kHer, kHim);  // 120 of the 600 that count
  const auto back = Order(OrderRequest("o2", kHim));
  ASSERT_THAT(back, IsOk());
  EXPECT_EQ(Accept(back->name(), kHer)->state(), v1::TimeOrder::ACCEPTED);
  EXPECT_THAT(Explain(back->name())->steps(), SizeIs(0));
}

TEST_F(TimeOrders, AreReadByBothPartiesAndTheTimeBank) {
  Fill(kHer, 400);
  for (const char* id : {"o1", "o2", "o3"}) {
    const auto order = Order(OrderRequest(id));
    ASSERT_THAT(order, IsOk());
    ASSERT_THAT(Accept(order->name()), IsOk());
    Advance(absl::Minutes(1));
  }
  for (const char* who : {kHer, kHim}) {
    v1::ListTimeOrdersRequest list;
    list.set_parent(who);
    list.set_page_size(2);
    std::vector<std::string> ids;
    do {
      const auto page =
          host_.Call(*orders_, &v1::TimeOrderService::Stub::ListTimeOrders, who, list);
      ASSERT_THAT(page, IsOk());
      for (const v1::TimeOrder& order : page->time_orders()) {
        ids.push_back(order.name().substr(order.name().rfind('/') + 1));
      }
      list.set_page_token(page->next_page_token());
    } while (!list.page_token().empty());
    EXPECT_THAT(ids, ElementsAre("o3", "o2", "o1")) << who;
  }
  const std::string name = absl::StrCat(kHer, "/timeOrders/o1");
  EXPECT_THAT(Get(name, kHer), IsOk());
  EXPECT_THAT(Get(name, kCity), IsOk());
  EXPECT_THAT(Get(name, kThird), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Get(absl::StrCat(kHer, "/timeOrders/none"), kHer),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Accept(name, kThird, "1"), RefusedWith(Reason::TIME_ORDER_NOT_PARTY));
}

TEST_F(TimeOrders, AreMovedByWhoHasSeenThem) {
  Fill(kHer, 120);
  const auto order = Order(OrderRequest("o1"));
  ASSERT_THAT(order, IsOk());
  EXPECT_THAT(Accept(order->name(), kHim, "7"), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Accept(order->name(), kHim, order->etag()), IsOk());
}

TEST_F(TimeOrders, StandWithTheirMinutesWhateverIsWritten) {  // law 4
  Fill(kHer, 120);
  ASSERT_THAT(Order(OrderRequest("o1")), IsOk());
  for (const char* sql :
       {"UPDATE time_order SET state = 'CANCELLED', until_time = NULL",
        "UPDATE hold SET state = 'VOIDED', settle_time = '2026-11-28';"
        "UPDATE time_order SET state = 'ACCEPTED', provider = 'x'",
        "UPDATE time_order SET state = 'SETTLED', provider = 'x', until_time = NULL,"
        " served_minutes = 1, settle_time = now()"}) {
    EXPECT_THROW(Sql(sql), pqxx::check_violation) << sql;
  }
  ASSERT_THAT(Cancel(absl::StrCat(kHer, "/timeOrders/o1"), kHer), IsOk());
  EXPECT_THROW(Sql("UPDATE time_order SET version = 9"), pqxx::check_violation);
}

}  // namespace
}  // namespace linli::hours

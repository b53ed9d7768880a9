// Time orders whose time is over, at each step.
#include <atomic>
#include <thread>

#include "services/hours/api/time_bank_fixture.h"
#include "services/hours/jobs/time_orders.h"

namespace linli::hours {
namespace {

class TimeOrdersThatLapse : public TimeBankTown {
 protected:
  TimeOrdersThatLapse() {
    Fill(kHer, 120);
    const auto order = Order(OrderRequest("o1"));
    EXPECT_THAT(order, IsOk());
    order_ = *order;
  }

  absl::Status Lapse(absl::Time at) {
    return jobs::LapseTimeOrders(host_->database(), at, absl::Now() + absl::Seconds(30));
  }
  // Nothing happens a microsecond before the time that it bears, and this at it.
  void LapsesInto(const v1::TimeOrder& order, const std::string& state) {
    const absl::Time until = time::FromProto(order.until_time());
    ASSERT_THAT(Lapse(until - absl::Microseconds(1)), IsOk());
    EXPECT_EQ(Count(absl::StrCat("time_order WHERE state = '",
                                 v1::TimeOrder::State_Name(order.state()), "'")),
              1);
    ASSERT_THAT(Lapse(until), IsOk());
    EXPECT_EQ(Count(absl::StrCat("time_order WHERE state = '", state, "'")), 1);
  }

  v1::TimeOrder order_;
};

TEST_F(TimeOrdersThatLapse, EndWhereNobodyAccepts) {
  LapsesInto(order_, "EXPIRED");
  EXPECT_EQ(Time(kHer).available_minutes(), 120);
  EXPECT_EQ(Count("outbox WHERE type = 'hours.hold.voided'"), 1);
}

TEST_F(TimeOrdersThatLapse, EndWhereNobodyServes) {
  const auto accepted = Accept(order_.name());
  ASSERT_THAT(accepted, IsOk());
  LapsesInto(*accepted, "EXPIRED");
  EXPECT_EQ(Time(kHer).available_minutes(), 120);
}

TEST_F(TimeOrdersThatLapse, GoToTheTimeBankWhereNobodyConfirms) {
  ASSERT_THAT(Accept(order_.name()), IsOk());
  Advance(absl::Hours(26));
  const auto served = Report(order_.name(), 90);
  ASSERT_THAT(served, IsOk());
  LapsesInto(*served, "DISPUTED");
  EXPECT_EQ(Time(kHer).held_minutes(), 120);
  ASSERT_THAT(Resolve(order_.name(), 90), IsOk());
  EXPECT_EQ(Time(kHim).balance_minutes(), 90);
}

// Accepted and lapsed at the same moment, by two clocks: one of them.
TEST_F(TimeOrdersThatLapse, AreAcceptedOrEndOnce) {
  const absl::Time until = time::FromProto(order_.until_time());
  std::atomic<int> accepted = 0;
  std::vector<std::thread> racers;
  for (int i = 0; i < 4; ++i) {
    racers.emplace_back([&] { accepted += Accept(order_.name()).ok() ? 1 : 0; });
    racers.emplace_back([&] { EXPECT_THAT(Lapse(until), IsOk()); });
  }
  for (std::thread& racer : racers) racer.join();
  EXPECT_EQ(Count("time_order WHERE state = 'ACCEPTED'"), accepted);
  EXPECT_EQ(Count("time_order WHERE state = 'EXPIRED'"), 1 - accepted);
  EXPECT_EQ(Time(kHer).held_minutes(), accepted == 1 ? 120 : 0);
}

}  // namespace
}  // namespace linli::hours

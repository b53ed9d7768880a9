#include "services/hours/domain/time_order.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

using Order = v1::TimeOrder;

constexpr Reason kOk = Reason::REASON_UNSPECIFIED;
constexpr char kRequester[] = "volunteers/R";
constexpr char kProvider[] = "volunteers/P";
const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 28)) + absl::Hours(9);
const absl::Time kStart = kNow + absl::Hours(100);
const absl::Time kEnd = kStart + absl::Hours(2);

v1::Policy Bank() {
  v1::Policy policy;
  policy.mutable_time_bank()->set_accept_hours(72);
  policy.mutable_time_bank()->set_serve_hours(48);
  policy.mutable_time_bank()->set_confirm_hours(168);
  policy.mutable_time_bank()->set_provider_age(18);
  return policy;
}

Order Asked() {
  Order order;
  order.set_requester(kRequester);
  *order.mutable_start_time() = time::ToProto(kStart);
  *order.mutable_end_time() = time::ToProto(kEnd);
  return order;
}

// In a state whose time is over at `until`.
Order In(Order::State state, absl::Time until = absl::InfiniteFuture()) {
  Order order = Asked();
  order.set_minutes(120);
  order.set_state(state);
  if (state != Order::REQUESTED) order.set_provider(kProvider);
  if (state == Order::SERVED) order.set_served_minutes(90);
  if (until != absl::InfiniteFuture()) *order.mutable_until_time() = time::ToProto(until);
  return order;
}

const Order::State kAll[] = {Order::REQUESTED, Order::ACCEPTED, Order::EXAMINED,  Order::SERVED,
                             Order::DISPUTED,  Order::SETTLED,  Order::CANCELLED, Order::EXPIRED};

// Each move, from each state: only those named go through, and those only before their time is
// over.
TEST(TimeOrder, MovesFromWhereItStandsAndInTime) {
  using Move = std::function<absl::StatusOr<Order>(const Order&, absl::Time)>;
  const struct {
    const char* what;
    Move move;
    std::vector<Order::State> from;
    Order::State to;
  } cases[] = {
      {"accept",
       [](const Order& o, absl::Time t) { return Accepted(Bank(), o, kProvider, {}, t); },
       {Order::REQUESTED},
       Order::ACCEPTED},
      {"report",
       [](const Order& o, absl::Time t) { return Reported(Bank(), o, kProvider, 60, t); },
       {Order::ACCEPTED},
       Order::SERVED},
      {"confirm",
       [](const Order& o, absl::Time t) { return Confirmed(o, t); },
       {Order::SERVED},
       Order::SETTLED},
      {"dispute",
       [](const Order& o, absl::Time t) { return Disputed(o, kRequester, "没有来", t); },
       {Order::ACCEPTED, Order::SERVED},
       Order::DISPUTED},
      {"cancel, the provider",
       [](const Order& o, absl::Time t) { return Cancelled(o, kProvider, "生病", t); },
       {Order::EXAMINED, Order::ACCEPTED},
       Order::CANCELLED},
      {"release",
       [](const Order& o, absl::Time t) { return Released(o, "staff/a", "无异常", t); },
       {Order::EXAMINED},
       Order::ACCEPTED},
      {"resolve with nothing",
       [](const Order& o, absl::Time t) { return Resolved(o, "staff/a", 0, "未服务", t); },
       {Order::EXAMINED, Order::DISPUTED},
       Order::CANCELLED},
  };
  for (const auto& c : cases) {
    for (const Order::State state : kAll) {
      const bool good = std::find(c.from.begin(), c.from.end(), state) != c.from.end();
      const auto moved = c.move(In(state, kEnd + absl::Hours(1)), kEnd);
      EXPECT_EQ(moved.ok(), good) << c.what << " " << Order::State_Name(state);
      if (!good) continue;
      EXPECT_EQ(moved->state(), c.to) << c.what;
      EXPECT_EQ(ReasonOf(c.move(In(state, kEnd), kEnd).status()), Reason::TIME_ORDER_STATE)
          << c.what << " too late";
    }
  }
}

TEST(TimeOrder, BeginsWithWhatIsHeldAndATimeToAccept) {
  const struct {
    absl::Time now;
    absl::Time until;
  } cases[] = {
      {kStart - absl::Hours(73), kStart - absl::Hours(1)},
      {kStart - absl::Hours(72), kStart},
      {kStart - absl::Hours(1), kStart},  // never beyond its start
  };
  for (const auto& c : cases) {
    Order order = Asked();
    *order.mutable_end_time() = time::ToProto(kEnd + absl::Seconds(59));
    Begin(Bank(), c.now, order);
    EXPECT_EQ(order.minutes(), 120) << "nothing rounds up";
    EXPECT_EQ(time::FromProto(order.until_time()), c.until);
  }
}

TEST(TimeOrder, IsForTheYearAheadAndOneDay) {
  const struct {
    absl::Time start;
    absl::Duration length;
    bool good;
  } cases[] = {
      {kNow, absl::Hours(1), false},
      {kNow + absl::Nanoseconds(1), absl::Hours(1), true},
      {kNow + absl::Hours(24 * 366), absl::Hours(1), true},
      {kNow + absl::Hours(24 * 366) + absl::Nanoseconds(1), absl::Hours(1), false},
      {kStart, absl::Seconds(59), false},
      {kStart, absl::Minutes(1), true},
      {kStart, absl::Hours(24), true},
      {kStart, absl::Hours(24) + absl::Nanoseconds(1), false},
      {kStart, -absl::Hours(1), false},
  };
  for (const auto& c : cases) {
    Order order = Asked();
    *order.mutable_start_time() = time::ToProto(c.start);
    *order.mutable_end_time() = time::ToProto(c.start + c.length);
    EXPECT_EQ(CheckOrder(order, kNow).ok(), c.good) << c.start << " " << c.length;
  }
  Order own = Asked();
  own.set_provider(kRequester);
  EXPECT_EQ(ReasonOf(CheckOrder(own, kNow)), Reason::TIME_ORDER_OWN);
}

TEST(TimeOrder, IsAcceptedByAnotherAndByWhomItNames) {
  Order named = In(Order::REQUESTED);
  named.set_provider("volunteers/X");
  EXPECT_EQ(ReasonOf(Accepted(Bank(), named, kProvider, {}, kNow).status()),
            Reason::TIME_ORDER_NOT_PARTY);
  EXPECT_TRUE(Accepted(Bank(), named, "volunteers/X", {}, kNow).ok());
  EXPECT_EQ(ReasonOf(Accepted(Bank(), In(Order::REQUESTED), kRequester, {}, kNow).status()),
            Reason::TIME_ORDER_OWN);
  const auto accepted = Accepted(Bank(), In(Order::REQUESTED), kProvider, {}, kNow);
  EXPECT_EQ(time::FromProto(accepted->until_time()), kEnd + absl::Hours(48));
}

TEST(TimeOrder, IsExaminedWhereMinutesRunInARing) {
  const auto examined =
      Accepted(Bank(), In(Order::REQUESTED), kProvider, {{"P", "A", 700}, {"A", "R", 650}}, kNow);
  ASSERT_TRUE(examined.ok());
  EXPECT_EQ(examined->state(), Order::EXAMINED);
  EXPECT_EQ(examined->ring().persons(), 3);
  EXPECT_EQ(examined->ring().minutes(), 650);
  EXPECT_EQ(ReasonOf(Reported(Bank(), *examined, kProvider, 60, kEnd).status()),
            Reason::RING_SUSPECTED);
}

TEST(TimeOrder, IsServedByWhoIsOldEnough) {
  const absl::Time birthday = time::StartOfDay(absl::CivilDay(2026, 11, 28));
  EXPECT_TRUE(MayProvide(Bank(), absl::CivilDay(2008, 11, 28), birthday).ok());
  EXPECT_EQ(
      ReasonOf(MayProvide(Bank(), absl::CivilDay(2008, 11, 28), birthday - absl::Nanoseconds(1))),
      Reason::TIME_BANK_AGE);
  EXPECT_EQ(ReasonOf(MayProvide(Bank(), std::nullopt, birthday)), Reason::TIME_BANK_AGE);
  EXPECT_EQ(ReasonOf(MayProvide({}, absl::CivilDay(1990, 1, 1), birthday)),
            Reason::TIME_BANK_CLOSED);
}

TEST(TimeOrder, IsReportedByTheProviderFromItsStartOn) {
  const struct {
    const char* by;
    int64_t minutes;
    absl::Time now;
    Reason reason;
  } cases[] = {
      {kProvider, 120, kStart, kOk},
      {kProvider, 120, kStart - absl::Nanoseconds(1), Reason::TIME_ORDER_STATE},
      {kProvider, 121, kStart, Reason::BAD_REQUEST},
      {kRequester, 60, kStart, Reason::TIME_ORDER_NOT_PARTY},
      {"volunteers/X", 60, kStart, Reason::TIME_ORDER_NOT_PARTY},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(Reported(Bank(), In(Order::ACCEPTED), c.by, c.minutes, c.now).status()),
              c.reason)
        << c.by << " " << c.minutes;
  }
}

TEST(TimeOrder, SettlesWhatWasServed) {
  const auto settled = Confirmed(In(Order::SERVED), kEnd);
  ASSERT_TRUE(settled.ok());
  EXPECT_EQ(settled->served_minutes(), 90);
  EXPECT_EQ(time::FromProto(settled->settle_time()), kEnd);
  EXPECT_FALSE(settled->has_until_time());
}

TEST(TimeOrder, IsGivenUpByItsParties) {
  const struct {
    Order order;
    const char* by;
    absl::Time now;
    Reason reason;
  } cases[] = {
      {In(Order::REQUESTED), kRequester, kNow, kOk},
      {In(Order::REQUESTED), kProvider, kNow, Reason::TIME_ORDER_NOT_PARTY},
      {In(Order::ACCEPTED), kRequester, kStart - absl::Nanoseconds(1), kOk},
      {In(Order::ACCEPTED), kRequester, kStart, Reason::TIME_ORDER_STATE},
      {In(Order::ACCEPTED), kProvider, kStart, kOk},
      {In(Order::ACCEPTED), "volunteers/X", kNow, Reason::TIME_ORDER_NOT_PARTY},
      {In(Order::EXAMINED), kRequester, kNow, kOk},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(Cancelled(c.order, c.by, "原因", c.now).status()), c.reason)
        << Order::State_Name(c.order.state()) << " " << c.by;
  }
}

TEST(TimeOrder, IsDecidedByNeitherOfItsParties) {
  for (const char* by : {kRequester, kProvider}) {
    EXPECT_EQ(ReasonOf(Released(In(Order::EXAMINED), by, "原因", kNow).status()),
              Reason::SECOND_PERSON);
    EXPECT_EQ(ReasonOf(Resolved(In(Order::DISPUTED), by, 1, "原因", kNow).status()),
              Reason::SECOND_PERSON);
  }
  EXPECT_EQ(ReasonOf(Disputed(In(Order::SERVED), "volunteers/X", "原因", kNow).status()),
            Reason::TIME_ORDER_NOT_PARTY);
}

TEST(TimeOrder, IsResolvedWithinWhatWasOrdered) {
  const struct {
    Order::State state;
    int64_t minutes;
    bool good;
    Order::State to;
  } cases[] = {
      {Order::DISPUTED, 0, true, Order::CANCELLED}, {Order::DISPUTED, 1, true, Order::SETTLED},
      {Order::DISPUTED, 120, true, Order::SETTLED}, {Order::DISPUTED, 121, false, {}},
      {Order::EXAMINED, 0, true, Order::CANCELLED}, {Order::EXAMINED, 1, false, {}},
  };
  for (const auto& c : cases) {
    const auto resolved = Resolved(In(c.state), "staff/a", c.minutes, "原因", kEnd);
    ASSERT_EQ(resolved.ok(), c.good) << c.minutes;
    if (!c.good) continue;
    EXPECT_EQ(resolved->state(), c.to);
    EXPECT_EQ(resolved->served_minutes(), c.minutes);
  }
}

TEST(TimeOrder, LapsesAtItsTimeAndNotBefore) {
  const struct {
    Order::State state;
    Order::State to;
  } cases[] = {{Order::REQUESTED, Order::EXPIRED},
               {Order::EXAMINED, Order::EXPIRED},
               {Order::ACCEPTED, Order::EXPIRED},
               {Order::SERVED, Order::DISPUTED}};
  for (const auto& c : cases) {
    EXPECT_FALSE(Lapsed(In(c.state, kEnd), kEnd - absl::Nanoseconds(1)));
    const auto lapsed = Lapsed(In(c.state, kEnd), kEnd);
    ASSERT_TRUE(lapsed);
    EXPECT_EQ(lapsed->state(), c.to);
    EXPECT_FALSE(lapsed->has_until_time());
  }
  EXPECT_FALSE(Lapsed(In(Order::DISPUTED), absl::FromUnixSeconds(4'000'000'000)));
}

}  // namespace
}  // namespace linli::hours::domain

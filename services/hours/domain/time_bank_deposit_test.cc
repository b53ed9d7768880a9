#include "services/hours/domain/time_bank_deposit.h"

#include <functional>

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kServed = time::StartOfDay(absl::CivilDay(2026, 11, 28)) + absl::Hours(9);
const absl::Time kConfirmed = kServed + absl::Hours(24);
constexpr Reason kOk = Reason::REASON_UNSPECIFIED;

v1::Record Effective(int credited = 121, const std::string& category = "0017") {
  v1::Record record;
  record.set_state(v1::Record::EFFECTIVE);
  record.set_kind(v1::Record::CREDIT);
  record.set_category(category);
  record.set_credited_minutes(credited);
  *record.mutable_start_time() = time::ToProto(kServed);
  *record.mutable_confirm_time() = time::ToProto(kConfirmed);
  return record;
}

v1::Policy Bank(int default_percent = 100) {
  v1::Policy policy;
  policy.mutable_time_bank()->set_default_percent(default_percent);
  policy.mutable_time_bank()->set_donations(true);
  auto* half = policy.mutable_time_bank()->add_service_classes();
  half->set_code("0003");
  half->set_percent(50);
  auto* none = policy.mutable_time_bank()->add_service_classes();
  none->set_code("0004");
  return policy;
}

TEST(TimeBankDeposit, IsCreditedMinutesTimesTheCoefficientRoundedDown) {  // law 3, S4-38
  const struct {
    int credited;
    const char* category;
    int default_percent;
    int64_t minutes;
  } cases[] = {
      {121, "0017", 100, 121}, {121, "0003", 100, 60},      {1, "0017", 150, 1},
      {3, "0017", 150, 4},     {1440, "0017", 1000, 14400},
  };
  for (const auto& c : cases) {
    const auto minutes = DepositMinutes(Bank(c.default_percent), Effective(c.credited, c.category),
                                        std::nullopt, false, kConfirmed);
    ASSERT_TRUE(minutes.ok()) << c.category;
    EXPECT_EQ(*minutes, c.minutes) << c.credited << " " << c.category;
  }
}

TEST(TimeBankDeposit, RefusesWhatCountsForNothing) {
  const struct {
    int credited;
    const char* category;
    int default_percent;
  } cases[] = {{121, "0004", 100}, {121, "0017", 0}, {1, "0003", 100}, {0, "0017", 100}};
  for (const auto& c : cases) {
    EXPECT_EQ(ReasonOf(DepositMinutes(Bank(c.default_percent), Effective(c.credited, c.category),
                                      std::nullopt, false, kConfirmed)
                           .status()),
              Reason::SERVICE_CLASS_UNKNOWN)
        << c.credited << " " << c.category;
  }
}

TEST(TimeBankDeposit, TakesEffectiveRecordsAlone) {
  for (const auto state :
       {v1::Record::DRAFT, v1::Record::PENDING_CONFIRMATION, v1::Record::DISPUTED,
        v1::Record::CORRECTED, v1::Record::REVERSED, v1::Record::DECLINED}) {
    v1::Record record = Effective();
    record.set_state(state);
    EXPECT_EQ(ReasonOf(DepositMinutes(Bank(), record, std::nullopt, false, kConfirmed).status()),
              Reason::RECORD_STATE)
        << v1::Record::State_Name(state);
  }
}

TEST(TimeBankDeposit, IsWhatTheCitySays) {
  const absl::CivilDay eighteen(2008, 11, 28), younger(2008, 11, 29);
  const absl::Time last = kConfirmed + absl::Hours(24 * 30);
  const struct {
    const char* what;
    std::function<void(v1::Policy&, v1::Record&)> change;
    std::optional<absl::CivilDay> birth;
    bool to_pool;
    absl::Time now;
    Reason reason;
  } cases[] = {
      {"no bank",
       [](auto& p, auto&) { p.clear_time_bank(); },
       {},
       false,
       last,
       Reason::TIME_BANK_CLOSED},
      {"honour",
       [](auto&, auto& r) { r.set_kind(v1::Record::HONOUR); },
       {},
       false,
       last,
       Reason::TIME_BANK_CLOSED},
      {"honour taken",
       [](auto& p, auto& r) {
         r.set_kind(v1::Record::HONOUR);
         p.mutable_time_bank()->set_honour_deposits(true);
       },
       {},
       false,
       last,
       kOk},
      {"last moment",
       [](auto& p, auto&) { p.mutable_time_bank()->set_deposit_days(30); },
       {},
       false,
       last,
       kOk},
      {"too late",
       [](auto& p, auto&) { p.mutable_time_bank()->set_deposit_days(30); },
       {},
       false,
       last + absl::Nanoseconds(1),
       Reason::TIME_BANK_CLOSED},
      {"eighteen", [](auto& p, auto&) { p.mutable_time_bank()->set_provider_age(18); }, eighteen,
       false, last, kOk},
      {"younger", [](auto& p, auto&) { p.mutable_time_bank()->set_provider_age(18); }, younger,
       false, last, Reason::DONATION_ONLY},
      {"unknown age",
       [](auto& p, auto&) { p.mutable_time_bank()->set_provider_age(18); },
       {},
       false,
       last,
       Reason::DONATION_ONLY},
      {"younger, to the pool", [](auto& p, auto&) { p.mutable_time_bank()->set_provider_age(18); },
       younger, true, last, kOk},
      {"no pool",
       [](auto& p, auto&) { p.mutable_time_bank()->set_donations(false); },
       {},
       true,
       last,
       Reason::TIME_BANK_CLOSED},
  };
  for (const auto& c : cases) {
    v1::Policy policy = Bank();
    v1::Record record = Effective();
    c.change(policy, record);
    EXPECT_EQ(ReasonOf(DepositMinutes(policy, record, c.birth, c.to_pool, c.now).status()),
              c.reason)
        << c.what;
  }
}

TEST(TimeBankDeposit, EndsWhereTheCitySaysSo) {
  v1::Policy policy = Bank();
  EXPECT_EQ(DepositEnd(policy, kConfirmed), std::nullopt);
  policy.mutable_time_bank()->set_expiry_days(1);
  EXPECT_EQ(DepositEnd(policy, kConfirmed), kConfirmed + absl::Hours(24));
}

TEST(TimeBankDeposit, KeepsWithinTheCap) {
  v1::Policy policy = Bank();
  EXPECT_TRUE(CheckCap(policy, 1'000'000, 1'000'000).ok());
  policy.mutable_time_bank()->set_cap_minutes(90'000);
  EXPECT_TRUE(CheckCap(policy, 89'940, 60).ok());
  EXPECT_EQ(ReasonOf(CheckCap(policy, 89'941, 60)), Reason::TIME_BANK_CAP);
  EXPECT_EQ(MentionOf(CheckCap(policy, 89'941, 60), "limit"), "90000");
}

}  // namespace
}  // namespace linli::hours::domain

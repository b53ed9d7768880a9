// S1-30, S0-28: deeds are public once she agrees and an office has reviewed them.
#include "services/awards/domain/deed_way.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 28));

v1::Deed In(v1::DeedState state, bool consented) {
  v1::Deed deed;
  deed.set_state(state);
  deed.set_consented(consented);
  return deed;
}

TEST(DeedWayTest, EachStateAllowsWhatItAllows) {
  const struct {
    v1::DeedState state;
    bool consented;
    bool consent;
    bool refuse;
    bool publish;
    bool withdraw;
    bool is_public;
  } cases[] = {
      {v1::DEED_SUBMITTED, false, true, true, false, true, false},
      {v1::DEED_SUBMITTED, true, true, true, true, true, false},
      {v1::DEED_PUBLISHED, true, true, false, false, true, true},
      {v1::DEED_PUBLISHED, false, true, false, false, true, false},
      {v1::DEED_REFUSED, true, false, false, false, false, false},
      {v1::DEED_WITHDRAWN, true, false, false, false, false, false},
  };
  for (const auto& one : cases) {
    const v1::Deed deed = In(one.state, one.consented);
    EXPECT_EQ(MayConsent(deed).ok(), one.consent) << one.state;
    EXPECT_EQ(MayReview(deed, false).ok(), one.refuse) << one.state;
    EXPECT_EQ(MayReview(deed, true).ok(), one.publish) << one.state << one.consented;
    EXPECT_EQ(MayWithdraw(deed).ok(), one.withdraw) << one.state;
    EXPECT_EQ(IsPublic(deed), one.is_public) << one.state << one.consented;
  }
  EXPECT_EQ(ReasonOf(MayReview(In(v1::DEED_SUBMITTED, false), true)),
            Reason::CONSENT_TO_SHOW_MISSING);
}

TEST(DeedWayTest, TakesDaysUpToToday) {
  for (const auto& [day, ok] : {std::pair("2026-11-28", true), std::pair("2026-11-29", false),
                                std::pair("2026-02-29", false), std::pair("1990-01-01", true)}) {
    v1::Deed deed;
    deed.set_deed_date(day);
    EXPECT_EQ(CheckDeedDate(deed, kNow).ok(), ok) << day;
  }
  v1::Deed today;
  today.set_deed_date("2026-11-28");
  EXPECT_FALSE(CheckDeedDate(today, kNow - absl::Microseconds(1)).ok()) << "it is the 27th still";
}

TEST(DeedWayTest, ChildrenAgreeWithTheirGuardians) {
  const struct {
    const char* born;
    bool guardian;
    Reason reason;
  } cases[] = {
      {"2008-11-28", false, Reason::REASON_UNSPECIFIED},  // 18 today
      {"2008-11-29", false, Reason::CONSENT_TO_SHOW_MISSING},
      {"2008-11-29", true, Reason::REASON_UNSPECIFIED},
      {"", false, Reason::CONSENT_TO_SHOW_MISSING},
  };
  for (const auto& one : cases) {
    registration::v1::GateFacts facts;
    facts.set_volunteer_state(registration::v1::VOLUNTEER_ACTIVE);
    facts.set_birth_date(one.born);
    if (one.guardian) facts.mutable_guardian_consent_time()->set_seconds(1);
    EXPECT_EQ(ReasonOf(MayAgreeToBeShown(facts, kNow)), one.reason) << one.born;
  }
  registration::v1::GateFacts suspended;
  suspended.set_volunteer_state(registration::v1::VOLUNTEER_SUSPENDED);
  suspended.set_birth_date("1990-01-01");
  EXPECT_EQ(ReasonOf(MayAgreeToBeShown(suspended, kNow)), Reason::VOLUNTEER_STATE);
}

}  // namespace
}  // namespace linli::awards::domain

#include "services/hours/domain/record_minutes.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

const absl::Time kStart = absl::FromCivil(absl::CivilMinute(2026, 3, 7, 8, 0), time::China());

v1::Policy Rules(int activity_cap = 0) {
  v1::Policy policy;
  policy.set_daily_cap_minutes(480);
  policy.set_activity_cap_minutes(activity_cap);
  return policy;
}

Minutes Judge(const v1::Policy& policy, absl::Duration length, DayUse used = {}) {
  return JudgeMinutes(policy, {kStart, kStart + length}, used);
}

TEST(RecordMinutes, AreRoundedDown) {  // S3-28
  const struct {
    absl::Duration length;
    int minutes;
  } cases[] = {
      {absl::Seconds(59), 0},
      {absl::Minutes(1), 1},
      {absl::Minutes(2) - absl::Nanoseconds(1), 1},
      {absl::Minutes(90) + absl::Seconds(59), 90},
      {absl::Hours(8), 480},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Judge(Rules(), c.length).interval, c.minutes) << c.length;
    EXPECT_EQ(Judge(Rules(), c.length).credited, c.minutes) << c.length;
  }
}

TEST(RecordMinutes, AreCreditedUpToTheDaysCapAndStayPayableBeyond) {
  const struct {
    absl::Duration length;
    int used;
    int payable;
    int credited;
  } cases[] = {
      {absl::Minutes(480), 0, 480, 480}, {absl::Minutes(481), 0, 481, 480},
      {absl::Minutes(60), 420, 60, 60},  {absl::Minutes(60), 421, 60, 59},
      {absl::Minutes(60), 480, 60, 0},   {absl::Minutes(60), 500, 60, 0},
      {absl::Hours(24), 0, 1440, 480},
  };
  for (const auto& c : cases) {
    const Minutes minutes = Judge(Rules(), c.length, {.credited_minutes = c.used});
    EXPECT_EQ(minutes.payable, c.payable) << c.length << " after " << c.used;
    EXPECT_EQ(minutes.credited, c.credited) << c.length << " after " << c.used;
  }
}

TEST(RecordMinutes, ArePayableUpToTheLimitOfOneActivity) {
  const struct {
    absl::Duration length;
    int used;
    int payable;
  } cases[] = {
      {absl::Minutes(120), 0, 120},
      {absl::Minutes(121), 0, 120},
      {absl::Minutes(30), 100, 20},
      {absl::Minutes(30), 120, 0},
  };
  for (const auto& c : cases) {
    const Minutes minutes = Judge(Rules(120), c.length, {.activity_payable_minutes = c.used});
    EXPECT_EQ(minutes.payable, c.payable) << c.length << " after " << c.used;
    EXPECT_EQ(minutes.credited, c.payable) << c.length << " after " << c.used;
  }
}

TEST(RecordMinutes, SayWhichPolicyJudgedThem) {
  v1::Record record;
  SetMinutes({90, 80, 70}, "platform@1", record);
  EXPECT_EQ(record.interval_minutes(), 90);
  EXPECT_EQ(record.payable_minutes(), 80);
  EXPECT_EQ(record.credited_minutes(), 70);
  EXPECT_EQ(record.policy_version(), "platform@1");
}

TEST(RecordBeginning, IsCreditByCheckInAlone) {  // S3-28, PAIN-1
  v1::Record by_check_in, by_hand;
  BeginByCheckIn(v1::LOGGED_OFFLINE, by_check_in);
  BeginByHand(by_hand);
  EXPECT_EQ(by_check_in.kind(), v1::Record::CREDIT);
  EXPECT_EQ(by_check_in.state(), v1::Record::DRAFT);
  EXPECT_EQ(by_hand.kind(), v1::Record::HONOUR);
  EXPECT_EQ(by_hand.state(), v1::Record::PENDING_CONFIRMATION);
  EXPECT_LT(by_hand.evidence_grade(), by_check_in.evidence_grade());
}

}  // namespace
}  // namespace linli::hours::domain

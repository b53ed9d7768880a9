#include "services/matching/domain/need_rules.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(int year, int month, int day, int hour) {
  return time::StartOfDay(absl::CivilDay(year, month, day)) + absl::Hours(hour);
}

v1::NeedPolicy Policy() {
  v1::NeedPolicy policy;
  policy.set_answer_workdays(5);
  policy.set_visit_people(2);
  policy.add_ride_skills("03");
  policy.add_ride_qualifications("licence");
  return policy;
}

// 条例 Art. 13; working days pass over the holiday week and know its make-up days
TEST(NeedRules, CountTheAnswersDaysAsWorkingDays) {
  EXPECT_EQ(AnswerDue(Policy(), At(2026, 11, 27, 9)), At(2026, 12, 5, 0));  // Friday to Friday
  EXPECT_EQ(AnswerDue(Policy(), At(2026, 11, 28, 9)), At(2026, 12, 5, 0));  // Saturday too
  EXPECT_GT(AnswerDue(Policy(), At(2026, 9, 30, 23)), At(2026, 10, 12, 0));
}

TEST(NeedRules, SendNobodyHomeAlone) {
  v1::Need need;
  need.set_form(v1::Need::HELP);
  EXPECT_EQ(PeopleNeeded(Policy(), need), 1);
  need.set_form(v1::Need::VISIT);
  EXPECT_EQ(PeopleNeeded(Policy(), need), 2);
  need.set_people_needed(1);
  EXPECT_EQ(PeopleNeeded(Policy(), need), 2);
  need.set_people_needed(4);
  EXPECT_EQ(PeopleNeeded(Policy(), need), 4);
}

// S0-26: drivers qualify
TEST(NeedRules, AskDriversForWhatPolicySays) {
  v1::Need ride;
  ride.set_form(v1::Need::RIDE);
  *ride.mutable_ride()->mutable_pickup_time() = time::ToProto(At(2026, 12, 5, 8));
  VolunteerFacts driver{.active = true};
  const absl::Time now = At(2026, 11, 28, 9);
  EXPECT_EQ(ReasonOf(CheckClaimant(Policy(), ride, driver, now)), Reason::SKILL_MISSING);
  driver.skills = {"03"};
  EXPECT_EQ(ReasonOf(CheckClaimant(Policy(), ride, driver, now)), Reason::QUALIFICATION_MISSING);
  driver.qualifications = {{"licence", absl::CivilDay(2026, 12, 4)}};  // ends before the ride
  EXPECT_EQ(ReasonOf(CheckClaimant(Policy(), ride, driver, now)), Reason::QUALIFICATION_MISSING);
  driver.qualifications = {{"licence", absl::CivilDay(2026, 12, 5)}};
  EXPECT_TRUE(CheckClaimant(Policy(), ride, driver, now).ok());
  driver.qualifications[0].from = absl::CivilDay(2026, 12, 6);  // begins after the ride
  driver.qualifications[0].until = absl::CivilDay::max();
  EXPECT_EQ(ReasonOf(CheckClaimant(Policy(), ride, driver, now)), Reason::QUALIFICATION_MISSING);
  driver.active = false;
  EXPECT_EQ(ReasonOf(CheckClaimant(Policy(), ride, driver, now)), Reason::VOLUNTEER_CANNOT_SERVE);
  ride.set_form(v1::Need::HELP);
  EXPECT_TRUE(CheckClaimant(Policy(), ride, {.active = true}, now).ok());
}

TEST(NeedRules, NameTheStateThatIsInTheWay) {
  v1::Need need;
  need.set_state(v1::Need::OPEN);
  EXPECT_TRUE(CheckNeedState(need, {v1::Need::OPEN, v1::Need::CLAIMED}).ok());
  EXPECT_EQ(MentionOf(CheckNeedState(need, {v1::Need::CLAIMED}), "state"), "OPEN");
}

}  // namespace
}  // namespace linli::matching::domain

#include "services/matching/domain/recruiting.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

absl::Time At(int day, int hour) {
  return time::StartOfDay(absl::CivilDay(2026, 12, 31) + day) + absl::Hours(hour);
}

v1::Shift Shift() {
  v1::Shift shift;
  shift.set_state(v1::Shift::OPEN);
  *shift.mutable_start_time() = time::ToProto(At(0, 22));
  *shift.mutable_end_time() = time::ToProto(At(1, 2));
  return shift;
}

Reason Open(const Recruiting& recruiting, absl::Time now, const v1::EnrollmentPolicy& policy = {},
            v1::Activity::State state = v1::Activity::PUBLISHED) {
  return ReasonOf(CheckSignUpOpen(policy, recruiting, state, Shift(), now));
}

TEST(Recruiting, OpensAndCloses) {
  const Recruiting recruiting{.opens = At(-7, 8), .closes = At(-1, 20)};
  EXPECT_EQ(Open(recruiting, At(-7, 8) - absl::Nanoseconds(1)), Reason::SIGN_UP_NOT_OPEN);
  EXPECT_EQ(Open(recruiting, At(-7, 8)), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Open(recruiting, At(-1, 20) - absl::Nanoseconds(1)), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Open(recruiting, At(-1, 20)), Reason::SIGN_UP_CLOSED);
  EXPECT_EQ(Open({}, At(0, 22)), Reason::SHIFT_BEGUN);
  EXPECT_EQ(Open({}, At(-1, 0), {}, v1::Activity::PAUSED), Reason::ACTIVITY_NOT_OPEN);
}

TEST(Recruiting, OpensAsManyDaysBeforeAsPolicySays) {
  v1::EnrollmentPolicy policy;
  policy.set_opens_days_before(3);
  const absl::Status early = CheckSignUpOpen(policy, {}, v1::Activity::PUBLISHED, Shift(),
                                             At(-3, 22) - absl::Nanoseconds(1));
  EXPECT_EQ(ReasonOf(early), Reason::SIGN_UP_NOT_OPEN);
  EXPECT_EQ(MentionOf(early, "opens"), "2026年12月28日 22:00");
  EXPECT_EQ(Open({}, At(-3, 22), policy), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Open({.opens = At(-2, 0)}, At(-3, 22), policy), Reason::SIGN_UP_NOT_OPEN);
}

TEST(Recruiting, TakesBackEntriesAfterTheShift) {
  v1::EnrollmentPolicy policy;
  policy.set_back_entry_days(30);
  const Recruiting back{.scope = v1::Activity::BACK_ENTRY};
  EXPECT_EQ(Open(back, At(1, 2) - absl::Nanoseconds(1), policy), Reason::SIGN_UP_NOT_OPEN);
  EXPECT_EQ(Open(back, At(1, 2), policy), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Open(back, At(31, 2), policy), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Open(back, At(31, 2) + absl::Nanoseconds(1), policy), Reason::SIGN_UP_CLOSED);
  EXPECT_EQ(Open(back, At(2, 0), policy, v1::Activity::CLOSED), Reason::ACTIVITY_NOT_OPEN);
}

TEST(Recruiting, NeedsWhatItsScopeLivesOn) {
  v1::Activity activity;
  activity.set_recruit_scope(v1::Activity::OPEN);
  EXPECT_TRUE(RecruitTermsFit(activity, false));
  EXPECT_FALSE(RecruitTermsFit(activity, true));
  activity.set_recruit_scope(v1::Activity::PASSCODE);
  EXPECT_TRUE(RecruitTermsFit(activity, true));
  EXPECT_FALSE(RecruitTermsFit(activity, false));
  activity.set_recruit_scope(v1::Activity::TEAMS);
  EXPECT_FALSE(RecruitTermsFit(activity, false));
  activity.add_teams("organizations/a");
  EXPECT_TRUE(RecruitTermsFit(activity, false));
  activity.set_recruit_scope(v1::Activity::REVIEWED);
  EXPECT_FALSE(RecruitTermsFit(activity, false));
  activity.clear_teams();
  activity.mutable_back_entry()->set_proof("签到表");
  EXPECT_FALSE(RecruitTermsFit(activity, false));
  activity.set_recruit_scope(v1::Activity::BACK_ENTRY);
  EXPECT_TRUE(RecruitTermsFit(activity, false));
  *activity.mutable_recruit_start_time() = time::ToProto(At(1, 0));
  *activity.mutable_recruit_end_time() = time::ToProto(At(1, 0));
  EXPECT_FALSE(RecruitTermsFit(activity, false));
}

TEST(Recruiting, IsNotPublicByInvitation) {
  EXPECT_TRUE(IsPublic(v1::Activity::REVIEWED));
  EXPECT_FALSE(IsPublic(v1::Activity::INVITATION));
  EXPECT_FALSE(IsPublic(v1::Activity::BACK_ENTRY));
  EXPECT_TRUE(IsReviewed(v1::Activity::BACK_ENTRY));
  EXPECT_FALSE(IsReviewed(v1::Activity::OPEN));
}

TEST(Ages, AreThoseOfSomebody) {
  struct Case {
    int minimum, maximum;
    bool fits;
  };
  for (const Case& c : {Case{0, 0, true}, Case{50, 0, true}, Case{0, 10, true}, Case{18, 18, true},
                        Case{18, 17, false}, Case{50, 20, false}}) {
    v1::Shift shift;
    shift.set_minimum_age(c.minimum);
    shift.set_maximum_age(c.maximum);
    Violations violations;
    CheckAges(shift, "shift.maximum_age", violations);
    EXPECT_EQ(violations.empty(), c.fits) << c.minimum << " to " << c.maximum;
  }
}

}  // namespace
}  // namespace linli::matching::domain

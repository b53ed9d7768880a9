#include "services/matching/domain/enrollment_limits.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

// A Wednesday.
const absl::CivilDay kDay(2026, 12, 30);

absl::Time At(int day, int minutes) {
  return time::StartOfDay(kDay + day) + absl::Minutes(minutes);
}

Engagement From(int day, int from_hour, int until_hour, const char* shift = "shifts/other") {
  return {shift, At(day, from_hour * 60), At(day, until_hour * 60)};
}

v1::EnrollmentPolicy Policy() {
  v1::EnrollmentPolicy policy;
  policy.set_max_minutes_per_day(12 * 60);
  policy.set_max_minutes_per_week(40 * 60);
  policy.set_rest_minutes(10 * 60);
  policy.set_max_stretch_minutes(14 * 60);
  policy.set_max_ahead(3);
  policy.set_no_show_limit(2);
  policy.set_no_show_pause_days(30);
  return policy;
}

Reason Load(const Engagement& wanted, const std::vector<Engagement>& around, int rest = 0) {
  return ReasonOf(CheckLoad(Policy(), wanted, rest, around));
}

TEST(EnrollmentLimits, BoundTheDay) {
  struct Case {
    Engagement wanted;
    Engagement other;
    Reason reason;
  };
  const Case cases[] = {
      {From(0, 12, 16, "w"), From(0, 2, 10), Reason::REASON_UNSPECIFIED},  // 12 h in all
      {From(0, 12, 17, "w"), From(0, 2, 10), Reason::HOURS_PER_DAY},
      // Over midnight each day has its part: 22 to 4 are two hours today.
      {From(0, 22, 28, "w"), From(0, 2, 12), Reason::REASON_UNSPECIFIED},
      {From(0, 21, 28, "w"), From(0, 2, 12), Reason::HOURS_PER_DAY},
      {From(0, 22, 28, "w"), From(1, 14, 22), Reason::REASON_UNSPECIFIED},
      {From(0, 22, 28, "w"), From(1, 14, 23), Reason::HOURS_PER_DAY},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Load(c.wanted, {c.other}), c.reason) << c.wanted.start << " beside " << c.other.start;
  }
  const absl::Status refused = CheckLoad(Policy(), From(0, 12, 17, "w"), 0, {From(0, 2, 10)});
  EXPECT_EQ(MentionOf(refused, "day"), "2026年12月30日");
  EXPECT_EQ(MentionOf(refused, "max_minutes"), "720");
}

// The week from Monday 28 December goes on into the new year.
TEST(EnrollmentLimits, BoundTheWeekAcrossTheYear) {
  const std::vector<Engagement> full = {From(-2, 8, 18), From(-1, 8, 18), From(1, 8, 18)};
  EXPECT_EQ(Load(From(4, 8, 18, "w"), full), Reason::REASON_UNSPECIFIED);  // Sunday: 40 h
  std::vector<Engagement> over = full;
  over.push_back(From(2, 9, 10));
  const absl::Status refused = CheckLoad(Policy(), From(4, 8, 18, "w"), 0, over);
  EXPECT_EQ(ReasonOf(refused), Reason::HOURS_PER_WEEK);
  EXPECT_EQ(MentionOf(refused, "monday"), "2026年12月28日");
  EXPECT_EQ(Load(From(5, 8, 18, "w"), over), Reason::REASON_UNSPECIFIED);  // the next Monday
}

TEST(EnrollmentLimits, AskForRestAfterALongStretch) {
  // 8 h, a pause of 2 h, 2 h, a pause of 8 h: one stretch of 10 h, which may take 4 h more.
  const std::vector<Engagement> duty = {From(0, 8, 16), From(0, 18, 20)};
  EXPECT_EQ(Load(From(1, 4, 8, "w"), duty), Reason::REASON_UNSPECIFIED);
  const absl::Status refused = CheckLoad(Policy(), From(1, 4, 9, "w"), 0, duty);
  EXPECT_EQ(ReasonOf(refused), Reason::REST_NEEDED);
  EXPECT_EQ(MentionOf(refused, "shift"), "shifts/other");
  // After ten hours it is another stretch.
  EXPECT_EQ(Load(From(1, 6, 16, "w"), duty), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Load({"w", At(1, 6 * 60 - 1), At(1, 16 * 60)}, duty), Reason::REST_NEEDED);
}

TEST(EnrollmentLimits, KeepTheRestThatAShiftAsksFor) {
  EXPECT_EQ(Load(From(0, 12, 14, "w"), {From(0, 8, 10)}, 120), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Load(From(0, 12, 14, "w"), {From(0, 8, 10)}, 121), Reason::REST_NEEDED);
  EXPECT_EQ(Load(From(0, 4, 6, "w"), {From(0, 8, 10)}, 121), Reason::REST_NEEDED);
}

TEST(EnrollmentLimits, LetASingleShiftBeAsLongAsItIs) {
  EXPECT_EQ(Load(From(0, 0, 24, "w"), {}), Reason::REASON_UNSPECIFIED);
}

TEST(EnrollmentLimits, HoldWhereTheyAreSet) {
  v1::EnrollmentPolicy none;
  EXPECT_TRUE(CheckLoad(none, From(0, 12, 24, "w"), 0, {From(0, 0, 12)}).ok());
  EXPECT_TRUE(CheckStanding(none, v1::Shift(), {.ahead = 999, .no_shows = 99}, At(0, 0)).ok());
}

TEST(EnrollmentLimits, PauseAfterNoShows) {
  const Standing standing{.no_shows = 2, .last_no_show = At(-30, 1)};
  const absl::Status refused = CheckStanding(Policy(), v1::Shift(), standing, At(0, 0));
  EXPECT_EQ(ReasonOf(refused), Reason::NO_SHOW_PAUSE);
  EXPECT_EQ(MentionOf(refused, "until"), "2026年12月30日 00:01");
  EXPECT_TRUE(CheckStanding(Policy(), v1::Shift(), standing, At(0, 1)).ok());
  EXPECT_TRUE(
      CheckStanding(Policy(), v1::Shift(), {.no_shows = 1, .last_no_show = At(-1, 0)}, At(0, 0))
          .ok());
}

TEST(EnrollmentLimits, BoundWhatIsPlannedAhead) {
  EXPECT_TRUE(CheckStanding(Policy(), v1::Shift(), {.ahead = 2}, At(0, 0)).ok());
  EXPECT_EQ(ReasonOf(CheckStanding(Policy(), v1::Shift(), {.closed = true}, At(0, 0))),
            Reason::VOLUNTEER_CANNOT_SERVE);
  EXPECT_EQ(ReasonOf(CheckStanding(Policy(), v1::Shift(), {.ahead = 3}, At(0, 0))),
            Reason::TOO_MANY_AHEAD);
}

TEST(EnrollmentLimits, CountEarlierService) {
  v1::Shift shift;
  shift.set_minimum_hours(10);
  EXPECT_TRUE(CheckStanding(Policy(), shift, {.served_minutes = 600}, At(0, 0)).ok());
  const absl::Status refused = CheckStanding(Policy(), shift, {.served_minutes = 599}, At(0, 0));
  EXPECT_EQ(ReasonOf(refused), Reason::MINIMUM_HOURS);
  EXPECT_EQ(MentionOf(refused, "served_minutes"), "599");
}

}  // namespace
}  // namespace linli::matching::domain

#include "services/hours/domain/record_plausibility.h"

#include "tests/support/matchers.h"

namespace linli::hours::domain {
namespace {

const absl::CivilDay kDay(2026, 3, 1);

absl::Time At(int hour, int minute = 0) {
  return time::StartOfDay(kDay) + absl::Hours(hour) + absl::Minutes(minute);
}

v1::Policy Rules() {
  v1::Policy policy;
  policy.set_minimum_record_age(3);
  policy.set_max_unbroken_minutes(720);
  policy.set_break_minutes(30);
  policy.set_entry_days_back(3653);
  return policy;
}

absl::Status Check(const time::Interval& entered, const Circumstances& circumstances,
                   absl::Time now = At(24)) {
  Violations violations;
  CheckPlausible(Rules(), entered, circumstances, now, violations);
  return violations.ToStatus();
}

TEST(RecordPlausibility, CountsAgeOnTheDayOfTheService) {  // PAIN-1
  const time::Interval entered{At(9), At(10)};
  const struct {
    absl::CivilDay birth;
    bool plausible;
  } cases[] = {
      {absl::CivilDay(2023, 3, 1), true},   // three on that day
      {absl::CivilDay(2023, 3, 2), false},  // the day after
      {absl::CivilDay(2023, 2, 28), true}, {absl::CivilDay(2020, 2, 29), true},
      {absl::CivilDay(2026, 3, 2), false},  // not yet born
      {absl::CivilDay(1930, 1, 1), true},
  };
  for (const auto& c : cases) {
    if (c.plausible) {
      EXPECT_THAT(Check(entered, {.birth = c.birth}), IsOk()) << c.birth;
    } else {
      EXPECT_THAT(Check(entered, {.birth = c.birth}),
                  Violates("record.start_time", Reason::RECORD_BEFORE_AGE))
          << c.birth;
    }
  }
  EXPECT_THAT(Check(entered, {}), IsOk()) << "a file that was forgotten tells no birthday";
}

TEST(RecordPlausibility, ReachesBackAsFarAsThePolicyLets) {
  const time::Interval entered{At(23), At(24)};
  const absl::Time last = time::StartOfDay(kDay + 3654) - absl::Nanoseconds(1);
  EXPECT_THAT(Check(entered, {}, last), IsOk());
  EXPECT_THAT(Check(entered, {}, last + absl::Nanoseconds(1)),
              Violates("record.start_time", Reason::RECORD_TOO_OLD));
}

TEST(RecordPlausibility, NeedsAUnitThatWasThere) {  // 67号令 Art. 26
  const time::Interval entered{At(0), At(1)};
  EXPECT_THAT(Check(entered, {.founded = kDay}), IsOk());
  EXPECT_THAT(Check(entered, {.founded = kDay + 1}),
              Violates("record.start_time", Reason::RECORD_BEFORE_UNIT));
}

TEST(RecordPlausibility, KnowsThatPeopleRest) {
  EXPECT_THAT(Check({At(8), At(20)}, {}), IsOk());
  EXPECT_THAT(Check({At(8), At(20, 1)}, {}),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
  const time::Interval evening{At(20), At(22)};
  EXPECT_THAT(Check(evening, {.around = {{At(8), At(18)}}}), IsOk());
  EXPECT_THAT(Check(evening, {.around = {{At(8), At(19, 31)}}}),
              Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
}

TEST(RecordPlausibility, NamesEverythingAtOnce) {
  const absl::Status status =
      Check({At(0), At(24)}, {.birth = kDay, .founded = kDay + 1}, time::StartOfDay(kDay + 10'000));
  EXPECT_THAT(status, Violates("record.start_time", Reason::RECORD_BEFORE_AGE));
  EXPECT_THAT(status, Violates("record.start_time", Reason::RECORD_TOO_OLD));
  EXPECT_THAT(status, Violates("record.start_time", Reason::RECORD_BEFORE_UNIT));
  EXPECT_THAT(status, Violates("record.end_time", Reason::RECORD_WITHOUT_BREAK));
}

TEST(WithoutBreak, AddsUpWhatNoBreakParts) {
  const time::Interval noon{At(12), At(13)};
  const absl::Duration pause = absl::Minutes(30);
  EXPECT_EQ(WithoutBreak(noon, {}, pause), absl::Hours(1));
  EXPECT_EQ(WithoutBreak(noon, {{At(10), At(11, 30)}}, pause), absl::Hours(1)) << "a break";
  EXPECT_EQ(WithoutBreak(noon, {{At(10), At(11, 31)}}, pause), absl::Minutes(151));
  // In any order, both ways, and over midnight.
  EXPECT_EQ(WithoutBreak(noon, {{At(13), At(24)}, {At(24), At(25)}, {At(8), At(12)}}, pause),
            absl::Hours(17));
  EXPECT_EQ(WithoutBreak(noon, {{At(24), At(25)}}, pause), absl::Hours(1));
}

}  // namespace
}  // namespace linli::hours::domain

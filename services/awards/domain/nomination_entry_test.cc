#include "services/awards/domain/nomination_entry.h"

#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "services/awards/domain/plan_samples.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

const absl::CivilDay kToday(2026, 12, 2);

v1::Nomination Naming(const std::string& nominee) {
  v1::Nomination nomination;
  nomination.set_nominee(nominee);
  nomination.set_way(v1::NOMINATION_BY_PUBLIC);
  return nomination;
}

TEST(NominationEntry, TakesNomineesOfThePlansKind) {
  const struct {
    v1::NomineeKind kind;
    const char* nominee;
    bool fits;
  } cases[] = {
      {v1::NOMINEE_VOLUNTEER, "volunteers/V1", true},
      {v1::NOMINEE_VOLUNTEER, "organizations/red", false},
      {v1::NOMINEE_ORGANIZATION, "organizations/red", true},
      {v1::NOMINEE_ORGANIZATION, "organizations/red/projects/p", false},
      {v1::NOMINEE_PROJECT, "organizations/red/projects/p", true},
      {v1::NOMINEE_PROJECT, "organizations/red", false},
      {v1::NOMINEE_COMMUNITY, "regions/130502001001", true},
      {v1::NOMINEE_COMMUNITY, "regions/130502001", false},
  };
  for (const auto& c : cases) {
    v1::AwardPlan plan = SamplePlan();
    plan.set_nominee_kind(c.kind);
    v1::Nomination nomination = Naming(c.nominee);
    nomination.set_project_title("温暖邢动");
    const absl::Status status = CheckNomination(plan, nomination);
    if (c.fits) {
      EXPECT_THAT(status, IsOk()) << c.nominee;
    } else {
      EXPECT_THAT(status, Violates("nomination.nominee", Reason::FIELD_RESOURCE_NAME));
    }
  }
}

TEST(NominationEntry, NeedsWhatItsWayNeeds) {
  v1::AwardPlan plan = SamplePlan();
  v1::Nomination nomination = Naming("volunteers/V1");
  nomination.set_way(v1::NOMINATION_BY_UNIT);
  EXPECT_THAT(CheckNomination(plan, nomination),
              Violates("nomination.nominating_organization", Reason::FIELD_REQUIRED));
  nomination.set_way(v1::NOMINATION_FROM_BELOW);
  EXPECT_THAT(CheckNomination(plan, nomination),
              Violates("nomination.way", Reason::FIELD_UNKNOWN_VALUE));
  plan.set_nominee_kind(v1::NOMINEE_PROJECT);
  EXPECT_THAT(CheckNomination(plan, Naming("organizations/red/projects/p")),
              Violates("nomination.project_title", Reason::FIELD_REQUIRED));
}

TEST(NominationEntry, WaitsForWhomOthersName) {
  v1::Nomination nomination = Naming("volunteers/V1");
  EXPECT_TRUE(WaitsForConsent(nomination));
  nomination.set_way(v1::NOMINATION_BY_ONESELF);
  EXPECT_FALSE(WaitsForConsent(nomination));
  EXPECT_FALSE(WaitsForConsent(Naming("organizations/red")));
}

NomineeFacts Facts() {
  NomineeFacts facts;
  facts.region = "regions/130502001001";
  facts.active = true;
  facts.birth_date = absl::CivilDay(2008, 12, 2);     // 18 today
  facts.registered_on = absl::CivilDay(2024, 12, 2);  // 24 months today
  facts.snapshot.set_window_minutes(1200);
  facts.snapshot.set_total_minutes(6000);
  facts.snapshot.set_window_days(10);
  facts.snapshot.set_window_participants(20);
  facts.snapshot.set_star(1);
  return facts;
}

// Each bound from both sides; 亳州 2022: 18 to 60 years, 20 hours in the year, two years, 20
// volunteers.
TEST(NominationEntry, JudgesEachConditionAtItsBound) {
  const struct {
    v1::ConditionKind kind;
    int64_t amount;
    bool met;
  } cases[] = {
      {v1::CONDITION_MINUTES_IN_WINDOW, 1200, true},
      {v1::CONDITION_MINUTES_IN_WINDOW, 1201, false},
      {v1::CONDITION_MINUTES_IN_ALL, 6000, true},
      {v1::CONDITION_MINUTES_IN_ALL, 6001, false},
      {v1::CONDITION_STAR_AT_LEAST, 1, true},
      {v1::CONDITION_STAR_AT_LEAST, 2, false},
      {v1::CONDITION_AGE_AT_LEAST, 18, true},
      {v1::CONDITION_AGE_AT_LEAST, 19, false},
      {v1::CONDITION_AGE_AT_MOST, 18, true},
      {v1::CONDITION_AGE_AT_MOST, 17, false},
      {v1::CONDITION_MONTHS_REGISTERED, 24, true},
      {v1::CONDITION_MONTHS_REGISTERED, 25, false},
      {v1::CONDITION_PARTICIPANTS_IN_WINDOW, 20, true},
      {v1::CONDITION_PARTICIPANTS_IN_WINDOW, 21, false},
      {v1::CONDITION_DAYS_IN_WINDOW, 10, true},
      {v1::CONDITION_DAYS_IN_WINDOW, 11, false},
  };
  for (const auto& c : cases) {
    v1::AwardPlan plan = SamplePlan();
    plan.add_conditions()->set_kind(c.kind);
    plan.mutable_conditions(0)->set_amount(c.amount);
    const auto outcomes = Judge(plan, Facts(), kToday);
    ASSERT_EQ(outcomes.size(), 1u);
    EXPECT_EQ(outcomes[0].met(), c.met) << v1::ConditionKind_Name(c.kind) << " " << c.amount;
    EXPECT_EQ(CheckEligible(plan, Facts(), outcomes).ok(), c.met);
  }
}

TEST(NominationEntry, AMonthIsFullOnItsDay) {
  v1::AwardPlan plan = SamplePlan();
  plan.add_conditions()->set_kind(v1::CONDITION_MONTHS_REGISTERED);
  EXPECT_EQ(Judge(plan, Facts(), kToday - 1)[0].found(), 23);
  EXPECT_EQ(Judge(plan, Facts(), kToday)[0].found(), 24);
}

TEST(NominationEntry, NamesAllThatFails) {
  v1::AwardPlan plan = SamplePlan();
  plan.add_conditions()->set_kind(v1::CONDITION_STAR_AT_LEAST);
  plan.mutable_conditions(0)->set_amount(5);
  plan.add_conditions()->set_kind(v1::CONDITION_AGE_AT_MOST);
  plan.mutable_conditions(1)->set_amount(60);
  NomineeFacts facts = Facts();
  facts.region = "regions/3502";
  facts.active = false;
  facts.birth_date.reset();  // nobody knows: not met
  const absl::Status status = CheckEligible(plan, facts, Judge(plan, facts, kToday));
  EXPECT_THAT(status, RefusedWith(Reason::NOMINEE_INELIGIBLE));
  EXPECT_EQ(MentionOf(status, "criterion"),
            "region, standing, CONDITION_STAR_AT_LEAST, CONDITION_AGE_AT_MOST");
}

TEST(NominationEntry, JudgesOnlyTheRecordAgain) {
  v1::AwardPlan plan = SamplePlan();
  plan.add_conditions()->set_kind(v1::CONDITION_MINUTES_IN_WINDOW);
  plan.mutable_conditions(0)->set_amount(1200);
  plan.add_conditions()->set_kind(v1::CONDITION_AGE_AT_LEAST);
  plan.mutable_conditions(1)->set_amount(18);
  v1::HoursSnapshot now = Facts().snapshot;
  EXPECT_THAT(CheckStillEligible(plan, now), IsOk());
  now.set_window_minutes(1199);
  EXPECT_THAT(CheckStillEligible(plan, now), RefusedWith(Reason::NOMINEE_INELIGIBLE));
}

TEST(NominationEntry, BeginsTheReviewAtTheNomineesOwnLevel) {
  const v1::AwardPlan plan = SamplePlan();  // 9, 6, 4
  EXPECT_EQ(FirstLevel(plan, "regions/130502001001"), 9);
  EXPECT_EQ(FirstLevel(plan, "regions/130502001"), 9);
  EXPECT_EQ(FirstLevel(plan, "regions/130502"), 6);
  EXPECT_EQ(FirstLevel(plan, "regions/1305"), 4);
  v1::AwardPlan none = plan;
  none.clear_review_levels();
  EXPECT_EQ(FirstLevel(none, "regions/130502"), 0);
}

}  // namespace
}  // namespace linli::awards::domain

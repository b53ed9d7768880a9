// Breaches and measures (S2-19), at each boundary.
#include "services/registration/domain/conduct_rule.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

using options::v1::ADMINISTRATOR;
using options::v1::CIVIL_AFFAIRS;
using options::v1::INSPECTOR;
using options::v1::ORGANIZATION_MANAGER;
using options::v1::PARTNER_AGENCY;
using options::v1::SOCIAL_WORK_DEPARTMENT;

const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 27)) + absl::Hours(10);
constexpr auto kNone = Reason::REASON_UNSPECIFIED;
constexpr char kHer[] = "volunteers/V1";

Authorities Hold(Role role) { return {{role, absl::InfiniteFuture()}}; }

v1::Policy Ninety() {
  v1::Policy policy;
  policy.set_freeze_days(90);
  policy.set_appeal_workdays(15);
  return policy;
}

v1::ConductCase In(v1::ConductCaseState state, v1::ConductMeasure measure = {}) {
  v1::ConductCase found;
  found.set_name("conductCases/c");
  found.set_subject(kHer);
  found.set_opener("staff/opener");
  found.set_state(state);
  found.set_measure(measure);
  if (state != v1::CONDUCT_OPEN) {
    found.set_decider("staff/decider");
    *found.mutable_appeal_until_time() = time::ToProto(kNow + absl::Hours(1));
  }
  if (measure == v1::FREEZE) {
    *found.mutable_measure_end_time() = time::ToProto(kNow + absl::Hours(2));
  }
  return found;
}

TEST(ConductRule, KnowsTheItemsOfTheCode) {
  v1::ConductCode code;
  for (int number : {1, 2, 3}) code.add_items()->set_number(number);
  v1::ConductCase wanted;
  wanted.add_items(3);
  wanted.add_items(1);
  EXPECT_THAT(CheckItems(wanted, code), IsOk());
  wanted.add_items(3);
  EXPECT_THAT(CheckItems(wanted, code), Violates("conduct_case.items[2]", Reason::CONDUCT_ITEM));
  wanted.set_items(2, 4);
  EXPECT_THAT(CheckItems(wanted, code), Violates("conduct_case.items[2]", Reason::CONDUCT_ITEM));
}

TEST(ConductRule, IsDecidedByOfficesAndRemindersByManagers) {
  struct Case {
    Role role;
    v1::ConductMeasure measure;
    Reason refused;
  };
  for (const Case& c : {
           Case{ADMINISTRATOR, v1::SUSPENSION, kNone},
           Case{SOCIAL_WORK_DEPARTMENT, v1::WITHDRAWAL, kNone},
           Case{CIVIL_AFFAIRS, v1::SUSPENSION, kNone},
           Case{PARTNER_AGENCY, v1::REMINDER, kNone},
           Case{ORGANIZATION_MANAGER, v1::REMINDER, kNone},
           Case{ORGANIZATION_MANAGER, v1::SUSPENSION, Reason::NOT_AUTHORIZED},
           Case{INSPECTOR, v1::REMINDER, Reason::NOT_AUTHORIZED},
       }) {
    EXPECT_EQ(ReasonOf(CheckCaseDecision(Ninety(), In(v1::CONDUCT_OPEN), c.measure, {}, "staff/x",
                                         Hold(c.role), kNow)),
              c.refused)
        << options::v1::Role_Name(c.role) << " " << v1::ConductMeasure_Name(c.measure);
  }
  v1::ConductCase team = In(v1::CONDUCT_OPEN);
  team.set_subject("organizations/team");
  EXPECT_THAT(CheckCaseDecision(Ninety(), team, v1::REMINDER, {}, "staff/x",
                                Hold(ORGANIZATION_MANAGER), kNow),
              RefusedWith(Reason::NOT_AUTHORIZED))
      << "nobody judges the organisation that he runs";
}

TEST(ConductRule, TakesTwoPersonsAndForTheAppealAThird) {
  const Authorities held = Hold(ADMINISTRATOR);
  for (const char* decider : {"staff/opener", kHer}) {
    EXPECT_THAT(
        CheckCaseDecision(Ninety(), In(v1::CONDUCT_OPEN), v1::REMINDER, {}, decider, held, kNow),
        RefusedWith(Reason::CONDUCT_SECOND_PERSON));
  }
  const v1::ConductCase appealed = In(v1::CONDUCT_APPEALED, v1::SUSPENSION);
  for (const char* decider : {"staff/opener", "staff/decider", kHer}) {
    EXPECT_THAT(CheckAppealDecision(appealed, decider, held),
                RefusedWith(Reason::CONDUCT_SECOND_PERSON));
  }
  EXPECT_THAT(CheckAppealDecision(appealed, "staff/third", held), IsOk());
  EXPECT_THAT(CheckAppealDecision(In(v1::CONDUCT_DECIDED, v1::SUSPENSION), "staff/third", held),
              RefusedWith(Reason::CONDUCT_CASE_STATE));
}

TEST(ConductRule, FreezesUntilADayInReach) {
  const auto decide = [](v1::ConductMeasure measure, std::optional<absl::Time> end) {
    return CheckCaseDecision(Ninety(), In(v1::CONDUCT_OPEN), measure, end, "staff/x",
                             Hold(ADMINISTRATOR), kNow);
  };
  const absl::Time last = kNow + absl::Hours(24 * 90);
  EXPECT_THAT(decide(v1::FREEZE, last), IsOk());
  EXPECT_THAT(decide(v1::FREEZE, kNow + absl::Microseconds(1)), IsOk());
  for (const auto& end : {std::optional<absl::Time>(), std::optional(kNow),
                          std::optional(last + absl::Microseconds(1))}) {
    EXPECT_THAT(decide(v1::FREEZE, end), Violates("measure_end_time", Reason::CONDUCT_MEASURE_END));
  }
  EXPECT_THAT(decide(v1::SUSPENSION, last),
              Violates("measure_end_time", Reason::CONDUCT_MEASURE_END));
}

TEST(ConductRule, HearsAnAppealInTime) {
  const absl::Time end = kNow + absl::Hours(1);
  EXPECT_THAT(CheckAppeal(In(v1::CONDUCT_DECIDED), end - absl::Microseconds(1)), IsOk());
  EXPECT_THAT(CheckAppeal(In(v1::CONDUCT_DECIDED), end), RefusedWith(Reason::CONDUCT_APPEAL_LATE));
  for (auto state : {v1::CONDUCT_OPEN, v1::CONDUCT_APPEALED, v1::CONDUCT_CLOSED}) {
    EXPECT_THAT(CheckAppeal(In(state), kNow), RefusedWith(Reason::CONDUCT_CASE_STATE));
  }
  v1::Policy two = Ninety();
  two.set_appeal_workdays(2);
  EXPECT_EQ(AppealUntil(two, kNow), time::StartOfDay(absl::CivilDay(2026, 12, 2)))
      << "Friday, then Monday and Tuesday";
}

TEST(ConductRule, LiftsWhatHolds) {
  const Authorities held = Hold(ADMINISTRATOR);
  EXPECT_THAT(CheckLift(In(v1::CONDUCT_DECIDED, v1::FREEZE), "staff/x", held), IsOk());
  EXPECT_THAT(CheckLift(In(v1::CONDUCT_CLOSED, v1::SUSPENSION), "staff/x", held), IsOk());
  EXPECT_THAT(CheckLift(In(v1::CONDUCT_CLOSED, v1::WITHDRAWAL), "staff/x", held),
              RefusedWith(Reason::CONDUCT_CASE_STATE));
  EXPECT_THAT(CheckLift(In(v1::CONDUCT_DECIDED, v1::REMINDER), "staff/x", held),
              RefusedWith(Reason::CONDUCT_CASE_STATE));
  EXPECT_THAT(CheckLift(In(v1::CONDUCT_DECIDED, v1::FREEZE), kHer, held),
              RefusedWith(Reason::CONDUCT_SECOND_PERSON));
  v1::ConductCase lifted = In(v1::CONDUCT_CLOSED, v1::SUSPENSION);
  *lifted.mutable_lift_time() = time::ToProto(kNow);
  EXPECT_THAT(CheckLift(lifted, "staff/x", held), RefusedWith(Reason::CONDUCT_CASE_STATE));
}

TEST(ConductRule, LetsTimePass) {
  const v1::ConductCase freeze = In(v1::CONDUCT_DECIDED, v1::FREEZE);
  EXPECT_EQ(DueOf(freeze, kNow), Due::kNothing);
  EXPECT_EQ(DueOf(freeze, kNow + absl::Hours(1)), Due::kFinal);
  EXPECT_EQ(DueOf(freeze, kNow + absl::Hours(2)), Due::kLift);
  const v1::ConductCase withdrawal = In(v1::CONDUCT_DECIDED, v1::WITHDRAWAL);
  EXPECT_EQ(DueOf(withdrawal, kNow + absl::Hours(1) - absl::Microseconds(1)), Due::kNothing);
  EXPECT_EQ(DueOf(withdrawal, kNow + absl::Hours(1)), Due::kFinal);
  EXPECT_EQ(DueOf(In(v1::CONDUCT_APPEALED, v1::WITHDRAWAL), kNow + absl::Hours(9)), Due::kNothing);
}

TEST(ConductRule, MakesOfAnOrganizationWhatTheStrongestMeasureSays) {
  v1::Organization team;
  team.set_state(v1::ORGANIZATION_APPROVED);
  EXPECT_FALSE(ApplyMeasures({}, team));
  EXPECT_TRUE(ApplyMeasures({{"conductCases/a", v1::FREEZE, kNow}}, team));
  EXPECT_EQ(team.state(), v1::ORGANIZATION_FROZEN);
  EXPECT_TRUE(ApplyMeasures(
      {{"conductCases/b", v1::SUSPENSION, {}}, {"conductCases/a", v1::FREEZE, kNow}}, team));
  EXPECT_EQ(team.state(), v1::ORGANIZATION_SUSPENDED);
  EXPECT_TRUE(ApplyMeasures({{"conductCases/a", v1::FREEZE, kNow}}, team));
  EXPECT_EQ(team.state(), v1::ORGANIZATION_FROZEN);
  EXPECT_TRUE(ApplyMeasures({}, team));
  EXPECT_EQ(team.state(), v1::ORGANIZATION_APPROVED);
  EXPECT_EQ(team.state_reason(), "");
  team.set_state(v1::ORGANIZATION_SUSPENDED);
  team.set_state_reason("年度检查不合格");
  EXPECT_FALSE(ApplyMeasures({}, team)) << "it was suspended otherwise";
}

TEST(ConductRule, MakesOfAVolunteerWhatTheStrongestMeasureSays) {
  v1::Volunteer her;
  her.set_state(v1::VOLUNTEER_ACTIVE);
  EXPECT_FALSE(ApplyMeasures({}, her));
  EXPECT_TRUE(ApplyMeasures({{"conductCases/a", v1::FREEZE, kNow}}, her));
  EXPECT_EQ(her.state(), v1::VOLUNTEER_SUSPENDED);
  EXPECT_EQ(time::FromProto(her.suspension_end_time()), kNow);
  EXPECT_TRUE(ApplyMeasures({{"conductCases/b", v1::SUSPENSION, {}}}, her));
  EXPECT_FALSE(her.has_suspension_end_time());
  EXPECT_FALSE(ApplyMeasures({{"conductCases/b", v1::SUSPENSION, {}}}, her));
  EXPECT_TRUE(ApplyMeasures({}, her));
  EXPECT_EQ(her.state(), v1::VOLUNTEER_ACTIVE);
  her.set_state(v1::VOLUNTEER_SUSPENDED);
  her.set_state_reason("本人申请");
  EXPECT_FALSE(ApplyMeasures({}, her));
  EXPECT_EQ(her.state_reason(), "本人申请");
}

}  // namespace
}  // namespace linli::registration::domain

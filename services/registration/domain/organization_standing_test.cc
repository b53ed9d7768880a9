#include "services/registration/domain/organization_standing.h"

#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "tests/support/matchers.h"

namespace linli::registration::domain {
namespace {

TEST(OrganizationStanding, ChangesOnlyFromWhereItCan) {
  struct Case {
    v1::OrganizationState state;
    bool acts, suspend, reinstate, dissolve;
  };
  const Case cases[] = {
      {v1::ORGANIZATION_PENDING, false, false, false, false},
      {v1::ORGANIZATION_APPROVED, true, true, false, true},
      {v1::ORGANIZATION_REJECTED, false, false, false, false},
      {v1::ORGANIZATION_SUSPENDED, false, false, true, true},
      {v1::ORGANIZATION_DISSOLVED, false, false, false, false},
      {v1::ORGANIZATION_FROZEN, false, true, false, true},
  };
  for (const Case& one : cases) {
    v1::Organization organization;
    organization.set_state(one.state);
    const std::string name = v1::OrganizationState_Name(one.state);
    EXPECT_EQ(MayAct(one.state), one.acts) << name;
    EXPECT_EQ(CheckSuspend(organization).ok(), one.suspend) << name;
    EXPECT_EQ(CheckReinstate(organization).ok(), one.reinstate) << name;
    EXPECT_EQ(CheckDissolve(organization).ok(), one.dissolve) << name;
  }
}

TEST(OrganizationStanding, GoesOnInAnotherOneThatLives) {
  EXPECT_THAT(CheckSuccessor("a", "b", v1::ORGANIZATION_APPROVED, {"c"}), IsOk());
  EXPECT_THAT(CheckSuccessor("a", "a", v1::ORGANIZATION_APPROVED, {}),
              RefusedWith(Reason::SUCCESSOR_UNFIT));
  EXPECT_THAT(CheckSuccessor("a", "b", v1::ORGANIZATION_APPROVED, {"c", "a"}),
              RefusedWith(Reason::SUCCESSOR_UNFIT));
  EXPECT_THAT(CheckSuccessor("a", "b", v1::ORGANIZATION_SUSPENDED, {}),
              RefusedWith(Reason::SUCCESSOR_UNFIT));
}

TEST(OrganizationStanding, CountsMonthsByTheCalendar) {
  struct Case {
    absl::CivilDay today;
    int months;
    absl::CivilDay last;
  };
  const Case cases[] = {
      {absl::CivilDay(2026, 11, 28), 3, absl::CivilDay(2026, 8, 28)},
      {absl::CivilDay(2026, 8, 31), 6, absl::CivilDay(2026, 2, 28)},
      {absl::CivilDay(2028, 8, 31), 6, absl::CivilDay(2028, 2, 29)},
      {absl::CivilDay(2026, 1, 1), 12, absl::CivilDay(2025, 1, 1)},
      {absl::CivilDay(2026, 2, 28), 12, absl::CivilDay(2025, 2, 28)},
  };
  for (const Case& one : cases) {
    const absl::Time back = MonthsBack(time::StartOfDay(one.today) + absl::Hours(9), one.months);
    EXPECT_EQ(time::DayOf(back), one.last) << one.today;
    EXPECT_EQ(time::DayOf(back + absl::Microseconds(1)), one.last + 1) << one.today;
  }
}

TEST(OrganizationStanding, IsWarnedOfForTheHighestFigureReached) {
  v1::Policy policy;
  for (int months : {3, 6, 9, 12}) policy.add_inactivity_months(months);
  const absl::Time last = time::StartOfDay(absl::CivilDay(2026, 1, 31)) + absl::Hours(20);
  struct Case {
    absl::CivilDay today;
    int warned;
    int due;
  };
  const Case cases[] = {
      {absl::CivilDay(2026, 4, 29), 0, 0},  {absl::CivilDay(2026, 4, 30), 0, 0},
      {absl::CivilDay(2026, 5, 1), 0, 3},   {absl::CivilDay(2026, 5, 1), 3, 0},
      {absl::CivilDay(2026, 8, 1), 3, 6},   {absl::CivilDay(2026, 8, 1), 0, 6},
      {absl::CivilDay(2027, 1, 31), 6, 12}, {absl::CivilDay(2030, 1, 1), 12, 0},
  };
  for (const Case& one : cases) {
    v1::Organization organization;
    *organization.mutable_last_activity_time() = time::ToProto(last);
    organization.set_inactive_months(one.warned);
    EXPECT_EQ(MonthsToWarnOf(policy, organization, time::StartOfDay(one.today)), one.due)
        << one.today << " warned " << one.warned;
  }
}

}  // namespace
}  // namespace linli::registration::domain

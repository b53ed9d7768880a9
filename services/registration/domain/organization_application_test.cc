#include "services/registration/domain/organization_application.h"

#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

v1::Policy Rules() {
  v1::Policy policy;
  policy.set_max_pending_organizations(3);
  policy.set_pending_organization_days(30);
  return policy;
}

TEST(OrganizationApplication, WaitsWithNotTooManyOthers) {  // S0-29
  EXPECT_TRUE(CheckApplications(Rules(), 0).ok());
  EXPECT_TRUE(CheckApplications(Rules(), 2).ok());
  EXPECT_EQ(ReasonOf(CheckApplications(Rules(), 3)), Reason::PENDING_ORGANIZATIONS_LIMIT);
}

TEST(OrganizationApplication, LapsesAfterThePolicysDays) {
  const absl::CivilDay first(2026, 12, 10);
  const absl::Time evening = time::StartOfDay(first) + absl::Hours(23);
  const struct {
    absl::Time now;
    bool lapsed;
  } cases[] = {
      {evening, false},
      {time::StartOfDay(first + 30), false},                         // the 30th day
      {time::StartOfDay(first + 31) - absl::Nanoseconds(1), false},  // its end, 9 January
      {time::StartOfDay(first + 31), true},
  };
  for (const auto& c : cases) EXPECT_EQ(HasLapsed(Rules(), evening, c.now), c.lapsed) << c.now;
}

TEST(OrganizationApplication, TellsItsCreatorWhatHelps) {
  EXPECT_EQ(LapseReason(Rules()), "逾30天未审批，申请自动失效；修改后可重新提交");
}

}  // namespace
}  // namespace linli::registration::domain

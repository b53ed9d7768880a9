// What happens to organisations without anybody calling.
#include "common/time/china_day.h"
#include "services/registration/jobs/organization_care.h"
#include "tests/support/registration.h"

namespace linli::registration::jobs {
namespace {

using namespace support;  // NOLINT: the fixture's people

constexpr char kManager[] = "staff/manager";

class OrganizationCareTest : public RegistrationTest {
 protected:
  std::string Warnings() {
    return Sql(
        "SELECT count(*) FROM registration.outbox WHERE type = "
        "'registration.organization.inactive'");
  }
  std::string Months() { return Sql("SELECT inactive_months FROM registration.organization"); }
  void On(absl::CivilDay day) { host_.clock().Set(time::StartOfDay(day) + absl::Hours(9)); }

  Household house_{host_->database(), host_->cache(), host_.clock()};
};

TEST_F(OrganizationCareTest, WarnsOfSilenceOnceForEachFigure) {
  const std::string team = Founded(Application("磨刀队"), kManager);  // 2026-11-28
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Warnings(), "0");
  On(absl::CivilDay(2027, 2, 27));
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Warnings(), "0");
  On(absl::CivilDay(2027, 2, 28));
  ASSERT_THAT(WarnSilent(house_), IsOk());
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Warnings(), "1");
  EXPECT_EQ(Months(), "3");
  // The job was down for months: one warning, for the highest figure.
  On(absl::CivilDay(2027, 9, 1));
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Warnings(), "2");
  EXPECT_EQ(Months(), "9");
  // Activity ends it, and the count begins anew.
  v1::ReportOrganizationActivityRequest request;
  request.add_activities()->set_organization(team);
  *request.mutable_activities(0)->mutable_activity_time() = time::ToProto(host_.clock().Now());
  ASSERT_THAT(host_.Call(*organizations_, &Organizations::Stub::ReportOrganizationActivity,
                         "services/matching", request),
              IsOk());
  EXPECT_EQ(Months(), "0");
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Warnings(), "2");
}

TEST_F(OrganizationCareTest, WarnsByThePolicyOfTheRegion) {
  Sql("INSERT INTO registration.policy (region_code, effective_time, body, source)"
      " SELECT '130502', '2020-01-01', body || '{\"inactivityMonths\": [1]}', 't'"
      " FROM registration.policy");
  Founded(Application("磨刀队"), kManager);
  On(absl::CivilDay(2026, 12, 28));
  ASSERT_THAT(WarnSilent(house_), IsOk());
  EXPECT_EQ(Months(), "1");
}

TEST_F(OrganizationCareTest, EndsMembershipsOfWhatIsDissolved) {
  const std::string team = Founded(Application("磨刀队"), kManager);
  const std::string other = Founded(Application("长跑队"), kManager);
  const std::string her = Registered(1);
  for (const std::string& name : {team, other}) {
    ASSERT_THAT(Join(her, name, her), IsOk());
    ASSERT_THAT(Accept(absl::StrCat(her, "/memberships/", name.substr(14)), kManager), IsOk());
  }
  const std::string him = Registered(2);
  ASSERT_THAT(Join(him, team, him), IsOk());
  v1::DissolveOrganizationRequest request;
  request.set_name(team);
  request.set_reason("人员流失");
  ASSERT_THAT(
      host_.Call(*organizations_, &Organizations::Stub::DissolveOrganization, kApprover, request),
      IsOk());
  ASSERT_THAT(WindUp(house_), IsOk());
  ASSERT_THAT(WindUp(house_), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership WHERE state = 6"), "2");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership WHERE state = 3"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE type = "
                "'registration.membership.ended'"),
            "2");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.membership_period WHERE until_time = "
                "'infinity'"),
            "1")
      << "how long she belonged stays on record";
}

}  // namespace
}  // namespace linli::registration::jobs

// Names are not kept for ever by who only asked for them (S0-29).
#include "services/registration/jobs/organization_lapse.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people

class OrganizationLapse : public RegistrationTest {
 protected:
  void Run() {
    EXPECT_THAT(jobs::LapseApplications({host_->database(), host_->cache(), host_.clock()}),
                IsOk());
  }
  std::string StateOf(const std::string& name) {
    return Sql(absl::StrCat("SELECT state FROM registration.organization WHERE organization_id = '",
                            name.substr(14), "'"));
  }
  absl::StatusOr<v1::Organization> Change(const std::string& name, const std::string& as) {
    v1::UpdateOrganizationRequest request;
    request.mutable_organization()->set_name(name);
    request.mutable_organization()->set_description("邻里互助");
    request.mutable_update_mask()->add_paths("description");
    return host_.Call(*organizations_, &Organizations::Stub::UpdateOrganization, as, request);
  }
};

constexpr absl::Duration kDay = absl::Hours(24);

TEST_F(OrganizationLapse, FreesTheNameAndTellsTheCreatorWhy) {
  const auto squatted = Create(Application("邢小暖"), "staff/squatter");
  ASSERT_THAT(squatted, IsOk());
  EXPECT_THAT(Create(Application("邢小暖"), "staff/honest"),
              RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
  host_.clock().Advance(30 * kDay);
  Run();
  EXPECT_EQ(StateOf(squatted->name()), "1") << "its last day";
  host_.clock().Advance(kDay);
  Run();
  Run();  // again: nothing more happens
  v1::GetOrganizationRequest request;
  request.set_name(squatted->name());
  const auto lapsed =
      host_.Call(*organizations_, &Organizations::Stub::GetOrganization, "staff/squatter", request);
  ASSERT_THAT(lapsed, IsOk());
  EXPECT_EQ(lapsed->state(), v1::ORGANIZATION_REJECTED);
  EXPECT_EQ(lapsed->rejection_reason(), "逾30天未审批，申请自动失效；修改后可重新提交");
  EXPECT_EQ(lapsed->decider(), "services/registration");
  EXPECT_EQ(lapsed->etag(), "2");
  EXPECT_EQ(Sql("SELECT string_agg(type || version, ' ' ORDER BY id) FROM registration.outbox "
                "WHERE aggregatetype = 'organization'"),
            "registration.organization.created1 registration.organization.lapsed2");
  EXPECT_THAT(Create(Application("邢小暖"), "staff/honest"), IsOk());
  EXPECT_THAT(Change(squatted->name(), "staff/squatter"),
              RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
}

TEST_F(OrganizationLapse, IsNotPutOffByChangesButBySubmittingAgain) {
  const auto one = Create(Application("一队"), "staff/squatter");
  ASSERT_THAT(one, IsOk());
  host_.clock().Advance(20 * kDay);
  ASSERT_THAT(Change(one->name(), "staff/squatter"), IsOk());
  host_.clock().Advance(11 * kDay);
  Run();
  EXPECT_EQ(StateOf(one->name()), "3");
  ASSERT_THAT(Change(one->name(), "staff/squatter"), IsOk());
  EXPECT_EQ(StateOf(one->name()), "1");
  host_.clock().Advance(30 * kDay);
  Run();
  EXPECT_EQ(StateOf(one->name()), "1") << "the days begin anew";
}

TEST_F(OrganizationLapse, LeavesWhatWasDecided) {
  const std::string approved = Founded(Application("一队"), "staff/manager");
  host_.clock().Advance(400 * kDay);
  Run();
  EXPECT_EQ(StateOf(approved), "2");
}

TEST_F(OrganizationLapse, GoesByThePolicyOfEachRegion) {  // law 9
  Sql("INSERT INTO registration.policy (region_code, effective_time, body, source)"
      " SELECT '130503', '2020-01-01', body || '{\"pendingOrganizationDays\": 5}', 't'"
      " FROM registration.policy");
  v1::CreateOrganizationRequest elsewhere = Application("一队");
  elsewhere.mutable_organization()->set_region("regions/130503");
  const auto short_lived = Create(elsewhere, "staff/a");
  const auto long_lived = Create(Application("一队"), "staff/a");
  ASSERT_THAT(short_lived, IsOk());
  ASSERT_THAT(long_lived, IsOk());
  host_.clock().Advance(6 * kDay);
  Run();
  EXPECT_EQ(StateOf(short_lived->name()), "3");
  EXPECT_EQ(StateOf(long_lived->name()), "1");
}

}  // namespace
}  // namespace linli::registration

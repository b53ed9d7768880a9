// What offices do with organisations: committees (S4-19, S4-31 to S4-33), checklists (S3-2, S4-20),
// onboarding (S0-29), the logo (S0-38).
#include <thread>

#include "linli/registration/v1/organization_care_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using Care = v1::OrganizationCareService;

constexpr char kManager[] = "staff/manager";
constexpr char kOffice[] = "staff/office";  // 文明办 of the city

class OrganizationCareTest : public RegistrationTest {
 protected:
  OrganizationCareTest() : care_(Care::NewStub(host_.channel())) {
    EXPECT_THAT(Grant(kOffice, options::v1::CIVILISATION_OFFICE, "regions/1305"), IsOk());
  }
  std::string FoundedAs(v1::OrganizationForm form, const std::string& name) {
    v1::CreateOrganizationRequest request = Application(name);
    request.mutable_organization()->set_form(form);
    return Founded(request, kManager);
  }
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Care::Stub::*method)(grpc::ClientContext*,
                                                                   const Request&, Response*),
                                const Request& request, const std::string& as) {
    return host_.Call(*care_, method, as, request);
  }

  const std::unique_ptr<Care::Stub> care_;
};

TEST_F(OrganizationCareTest, SeatsUnitsInCommitteesWithTheirDuties) {  // S4-31
  const std::string committee = FoundedAs(v1::COMMITTEE, "志愿服务工作委员会");
  const std::string unit = FoundedAs(v1::UNIT, "教育局");
  v1::SeatMemberUnitRequest seat;
  seat.set_parent(committee);
  seat.mutable_member_unit()->set_unit(unit);
  seat.mutable_member_unit()->set_duties("组织学生志愿服务");
  EXPECT_THAT(Call(&Care::Stub::SeatMemberUnit, seat, kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Call(&Care::Stub::SeatMemberUnit, seat, kManager)->etag(), "1");
  seat.mutable_member_unit()->set_leads(true);
  EXPECT_EQ(Call(&Care::Stub::SeatMemberUnit, seat, kManager)->etag(), "2");
  seat.mutable_member_unit()->set_unit("organizations/nobody");
  EXPECT_THAT(Call(&Care::Stub::SeatMemberUnit, seat, kManager),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  seat.set_parent(unit);
  seat.mutable_member_unit()->set_unit(committee);
  EXPECT_THAT(Call(&Care::Stub::SeatMemberUnit, seat, kManager), RefusedWith(Reason::NO_COMMITTEE));
  v1::ListMemberUnitsRequest list;
  list.set_parent(committee);
  auto units = Call(&Care::Stub::ListMemberUnits, list, kStranger);
  ASSERT_THAT(units, IsOk());
  ASSERT_THAT(units->member_units(), SizeIs(1));
  EXPECT_TRUE(units->member_units(0).leads());
  v1::UnseatMemberUnitRequest unseat;
  unseat.set_name(units->member_units(0).name());
  EXPECT_THAT(Call(&Care::Stub::UnseatMemberUnit, unseat, kManager), IsOk());
  EXPECT_THAT(Call(&Care::Stub::UnseatMemberUnit, unseat, kManager),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(OrganizationCareTest, SeatsTheOfficeWithOneUnitWhateverRunsInParallel) {  // S4-33
  const std::string committee = FoundedAs(v1::COMMITTEE, "志愿服务工作委员会");
  std::vector<std::string> units;
  for (int i = 0; i < 6; ++i) units.push_back(FoundedAs(v1::UNIT, absl::StrCat("第", i, "团委")));
  std::vector<std::thread> threads;
  for (const std::string& unit : units) {
    threads.emplace_back([&, unit] {
      v1::SeatMemberUnitRequest seat;
      seat.set_parent(committee);
      seat.mutable_member_unit()->set_unit(unit);
      seat.mutable_member_unit()->set_duties("承担办公室工作");
      seat.mutable_member_unit()->set_holds_office(true);
      EXPECT_THAT(Call(&Care::Stub::SeatMemberUnit, seat, kManager), IsOk());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.member_unit"), "6");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.member_unit WHERE holds_office"), "1");
}

TEST_F(OrganizationCareTest, TellsEverybodyWhatCommitteesDecided) {  // S4-19, S4-32
  const std::string committee = FoundedAs(v1::COMMITTEE, "志愿服务工作委员会");
  const std::string unit = FoundedAs(v1::UNIT, "教育局");
  v1::RecordCommitteeMeetingRequest record;
  record.set_parent(committee);
  v1::CommitteeMeeting& meeting = *record.mutable_meeting();
  meeting.set_kind(v1::YEARLY_MEETING);
  meeting.set_meeting_date("2026-11-28");
  meeting.set_topic("年度工作部署");
  meeting.set_decisions("每季度公布一次服务时长");
  meeting.add_units(unit);
  const auto enter = [&](const std::string& as = kManager) {
    return Call(&Care::Stub::RecordCommitteeMeeting, record, as);
  };
  EXPECT_THAT(enter(kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(enter(), RefusedWith(Reason::ORGANIZATION_HOST)) << "not seated";
  v1::SeatMemberUnitRequest seat;
  seat.set_parent(committee);
  seat.mutable_member_unit()->set_unit(unit);
  seat.mutable_member_unit()->set_duties("组织学生志愿服务");
  ASSERT_THAT(Call(&Care::Stub::SeatMemberUnit, seat, kManager), IsOk());
  ASSERT_THAT(enter(), IsOk());
  meeting.set_meeting_date("2026-11-29");
  EXPECT_THAT(enter(), Violates("meeting.meeting_date", Reason::FIELD_PATTERN));
  meeting.set_meeting_date("2026-11-27");
  meeting.set_kind(v1::CONSULTATION);
  meeting.clear_units();
  ASSERT_THAT(enter(), IsOk());
  record.set_parent(unit);
  EXPECT_THAT(enter(), RefusedWith(Reason::NO_COMMITTEE));
  v1::ListCommitteeMeetingsRequest list;
  list.set_parent(committee);
  list.set_page_size(1);
  auto page = Call(&Care::Stub::ListCommitteeMeetings, list, "");
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->meetings(0).kind(), v1::CONSULTATION);
  list.set_page_token(page->next_page_token());
  page = Call(&Care::Stub::ListCommitteeMeetings, list, "");
  ASSERT_THAT(page->meetings(), SizeIs(1));
  EXPECT_EQ(page->meetings(0).decisions(), "每季度公布一次服务时长");
  EXPECT_EQ(page->meetings(0).units(0), unit);
  EXPECT_EQ(page->next_page_token(), "");
  list.clear_page_token();
  list.set_kind(v1::TOPICAL_MEETING);
  EXPECT_THAT(Call(&Care::Stub::ListCommitteeMeetings, list, "")->meetings(), SizeIs(0));
}

TEST_F(OrganizationCareTest, ChecksThemAgainstLists) {  // S3-2, S4-20
  const std::string team = FoundedAs(v1::FEDERATION, "志愿服务联合会");
  v1::ListChecklistsRequest lists;
  lists.set_page_size(1);
  auto first = Call(&Care::Stub::ListChecklists, lists, kStranger);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->checklists(0).name(), "checklists/six-haves");
  EXPECT_THAT(first->checklists(0).items(), SizeIs(7));
  lists.set_page_token(first->next_page_token());
  EXPECT_THAT(Call(&Care::Stub::ListChecklists, lists, kStranger)->checklists(0).items(),
              SizeIs(3));
  v1::RecordComplianceRequest record;
  record.set_parent(team);
  const auto find = [&](int number, bool met) {
    v1::ComplianceItem& item = *record.add_items();
    item.set_checklist("checklists/three-haves");
    item.set_number(number);
    item.set_met(met);
    item.set_evidence("现场查看");
  };
  find(1, true);
  find(2, false);
  EXPECT_THAT(Call(&Care::Stub::RecordCompliance, record, kManager),
              RefusedWith(Reason::NOT_AUTHORIZED))
      << "nobody checks himself";
  EXPECT_THAT(Call(&Care::Stub::RecordCompliance, record, kOffice), IsOk());
  record.clear_items();
  find(2, true);
  EXPECT_THAT(Call(&Care::Stub::RecordCompliance, record, kOffice), IsOk());
  find(2, true);
  find(4, true);
  const auto wrong = Call(&Care::Stub::RecordCompliance, record, kOffice);
  EXPECT_THAT(wrong, Violates("items[1].number", Reason::CHECKLIST_ITEM));
  EXPECT_THAT(wrong, Violates("items[2].number", Reason::CHECKLIST_ITEM));
  v1::ListComplianceRequest list;
  list.set_parent(team);
  list.set_page_size(1);
  auto page = Call(&Care::Stub::ListCompliance, list, kManager);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->items(0).number(), 1);
  list.set_page_token(page->next_page_token());
  page = Call(&Care::Stub::ListCompliance, list, kManager);
  ASSERT_THAT(page->items(), SizeIs(1));
  EXPECT_TRUE(page->items(0).met()) << "the newest finding stands";
  EXPECT_EQ(page->next_page_token(), "");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.compliance_finding"), "3");
}

TEST_F(OrganizationCareTest, GuidesSupportsAndRatesTeamsFromBelow) {  // S0-29
  absl::StatusOr<v1::Organization> applied = Create(Application("铁老汉磨刀队"), kManager);
  ASSERT_THAT(applied, IsOk());
  v1::RecordOnboardingStepRequest step;
  step.set_parent(applied->name());
  step.mutable_step()->set_note("指导完善章程");
  const auto take = [&](v1::OnboardingKind kind, int grade = 0) {
    step.mutable_step()->set_kind(kind);
    step.mutable_step()->set_grade(grade);
    return Call(&Care::Stub::RecordOnboardingStep, step, kApprover);
  };
  EXPECT_THAT(take(v1::SUPPORTED), RefusedWith(Reason::ONBOARDING_ORDER));
  EXPECT_THAT(take(v1::GUIDED), IsOk());
  EXPECT_THAT(take(v1::SUPPORTED), RefusedWith(Reason::ONBOARDING_ORDER));
  ASSERT_THAT(Approve(applied->name()), IsOk());
  EXPECT_THAT(take(v1::SUPPORTED), IsOk());
  EXPECT_THAT(take(v1::RATED), Violates("step.grade", Reason::ONBOARDING_GRADE));
  EXPECT_THAT(take(v1::RATED, 6), Violates("step.grade", Reason::FIELD_RANGE));
  EXPECT_THAT(take(v1::RATED, 4), IsOk());
  host_.clock().Advance(absl::Seconds(3));
  v1::ListOnboardingStepsRequest list;
  list.set_parent(applied->name());
  auto steps = Call(&Care::Stub::ListOnboardingSteps, list, kManager);
  ASSERT_THAT(steps, IsOk());
  ASSERT_THAT(steps->steps(), SizeIs(3));
  EXPECT_EQ(steps->steps(2).grade(), 4);
}

TEST_F(OrganizationCareTest, LetsThemUseTheLogo) {  // S0-38
  const std::string team = FoundedAs(v1::TEAM, "绿丝带队");
  v1::RequestLogoPermissionRequest request;
  request.set_parent(team);
  request.mutable_permission()->set_use("队服和网站");
  EXPECT_THAT(Call(&Care::Stub::RequestLogoPermission, request, kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::LogoPermission> asked =
      Call(&Care::Stub::RequestLogoPermission, request, kManager);
  ASSERT_THAT(asked, IsOk());
  v1::DecideLogoPermissionRequest decide;
  decide.set_name(asked->name());
  decide.set_granted(true);
  EXPECT_THAT(Call(&Care::Stub::DecideLogoPermission, decide, kManager),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Call(&Care::Stub::DecideLogoPermission, decide, kOffice)->state(), v1::LOGO_GRANTED);
  EXPECT_THAT(Call(&Care::Stub::DecideLogoPermission, decide, kOffice),
              RefusedWith(Reason::LOGO_STATE));
  decide.set_granted(false);
  decide.set_reason("擅自改动标识");
  EXPECT_EQ(Call(&Care::Stub::DecideLogoPermission, decide, kOffice)->state(), v1::LOGO_WITHDRAWN);
  decide.set_name(team + "/logoPermissions/nothing");
  EXPECT_THAT(Call(&Care::Stub::DecideLogoPermission, decide, kOffice),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListLogoPermissionsRequest list;
  list.set_parent(team);
  EXPECT_THAT(Call(&Care::Stub::ListLogoPermissions, list, kManager)->logo_permissions(),
              SizeIs(1));
}

}  // namespace
}  // namespace linli::registration

// From application to approval (S0-3, S0-29), the tree (S1-4), and who sees and changes what.
#include <thread>

#include "linli/registration/v1/events.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kFounder[] = "staff/founder";
constexpr char kCode[] = "51350206500350218X";

class OrganizationsTest : public RegistrationTest {
 protected:
  absl::StatusOr<v1::Organization> Get(const std::string& name, const std::string& as) {
    v1::GetOrganizationRequest request;
    request.set_name(name);
    return host_.Call(*organizations_, &Organizations::Stub::GetOrganization, as, request);
  }
  absl::StatusOr<v1::Organization> Reject(const std::string& name, const std::string& as) {
    v1::RejectOrganizationRequest request;
    request.set_name(name);
    request.set_reason("请补充负责人信息");
    return host_.Call(*organizations_, &Organizations::Stub::RejectOrganization, as, request);
  }
  absl::StatusOr<v1::Organization> Update(const v1::Organization& organization,
                                          const std::vector<std::string>& paths,
                                          const std::string& as) {
    v1::UpdateOrganizationRequest request;
    *request.mutable_organization() = organization;
    request.mutable_update_mask();
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    return host_.Call(*organizations_, &Organizations::Stub::UpdateOrganization, as, request);
  }
  absl::StatusOr<v1::ListOrganizationsResponse> List(const std::string& region,
                                                     v1::OrganizationState state,
                                                     const std::string& as, int size = 0,
                                                     const std::string& token = "") {
    v1::ListOrganizationsRequest request;
    request.set_region(region);
    request.set_state(state);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*organizations_, &Organizations::Stub::ListOrganizations, as, request);
  }
  v1::CreateOrganizationRequest Registered(const std::string& name) {
    v1::CreateOrganizationRequest request = Application(name);
    request.mutable_organization()->set_kind(v1::REGISTERED);
    request.mutable_organization()->set_unified_social_credit_code("51350206 500350218x");
    return request;
  }
};

TEST_F(OrganizationsTest, WaitForApprovalAndThenHaveAManager) {
  absl::StatusOr<v1::Organization> pending = Create(Application("铁老汉磨刀队"), kFounder);
  ASSERT_THAT(pending, IsOk());
  EXPECT_EQ(pending->state(), v1::ORGANIZATION_PENDING);
  EXPECT_EQ(pending->join_mode(), v1::VERIFY);
  EXPECT_EQ(pending->contact_phone(), "");
  EXPECT_THAT(pending->masked_contact_phone(), ::testing::HasSubstr("*"));
  EXPECT_THAT(Approve(pending->name(), kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Approve(pending->name(), kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  absl::StatusOr<v1::Organization> approved = Approve(pending->name());
  ASSERT_THAT(approved, IsOk());
  EXPECT_EQ(approved->state(), v1::ORGANIZATION_APPROVED);
  EXPECT_EQ(approved->decider(), kApprover);
  EXPECT_EQ(approved->etag(), "2");
  EXPECT_THAT(Approve(pending->name()), RefusedWith(Reason::ORGANIZATION_STATE));
  EXPECT_THAT(Reject(pending->name(), kApprover), RefusedWith(Reason::ORGANIZATION_STATE));
  // The founder's authority takes effect within two seconds.
  host_.clock().Advance(absl::Seconds(2));
  approved->set_description("每周六在社区磨刀");
  EXPECT_THAT(Update(*approved, {"description"}, kFounder), IsOk());
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.outbox WHERE aggregatetype = 'organization'"),
            "3");
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.organization WHERE "
                "sealed_phone::text LIKE '%3288888%' OR organization::text LIKE '%3288888%'"),
            "0");
}

TEST_F(OrganizationsTest, AreNotApprovedByWhoeverMadeThem) {
  absl::StatusOr<v1::Organization> own = Create(Application("自批队"), kApprover);
  ASSERT_THAT(own, IsOk());
  EXPECT_THAT(Approve(own->name(), kApprover), RefusedWith(Reason::OWN_APPROVAL));
  EXPECT_THAT(Approve(own->name(), kAdministrator), IsOk());
}

TEST_F(OrganizationsTest, AreRejectedWithAReasonAndComeAgain) {
  absl::StatusOr<v1::Organization> pending = Create(Application("四叶草团队"), kFounder);
  ASSERT_THAT(pending, IsOk());
  absl::StatusOr<v1::Organization> rejected = Reject(pending->name(), kApprover);
  ASSERT_THAT(rejected, IsOk());
  EXPECT_EQ(rejected->rejection_reason(), "请补充负责人信息");
  EXPECT_THAT(Get(pending->name(), kFounder), IsOk());
  // Its name is free again, and taken when it comes again.
  absl::StatusOr<v1::Organization> other = Create(Application("四叶草团队"), "staff/other");
  ASSERT_THAT(other, IsOk());
  rejected->set_contact_name("李主任");
  EXPECT_THAT(Update(*rejected, {"contact_name"}, kFounder),
              RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
  rejected->set_display_name("四叶草青年团队");
  absl::StatusOr<v1::Organization> again =
      Update(*rejected, {"contact_name", "display_name"}, kFounder);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->state(), v1::ORGANIZATION_PENDING);
}

TEST_F(OrganizationsTest, HaveANameOfTheirOwnInTheirRegion) {
  ASSERT_THAT(Create(Application("邢小暖 志愿队"), kFounder), IsOk());
  EXPECT_THAT(Create(Application("邢小暖志愿队"), kFounder),
              RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
  v1::CreateOrganizationRequest elsewhere = Application("邢小暖志愿队");
  elsewhere.mutable_organization()->set_region(kOtherDistrict);
  EXPECT_THAT(Create(elsewhere, kFounder), IsOk());
}

TEST_F(OrganizationsTest, AreCalledWhatTheyAreCalled) {
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "𠮷";
  for (const std::string name : {"𠮷野家园志愿队", "㛃水河义务巡护队", "ئۈرۈمچى پىدائىيلار ئەترىتى",
                                 "དང་བླངས་པའི་རུ་ཁག", "می\u200cخواهم", longest.c_str()}) {
    absl::StatusOr<v1::Organization> organization = Create(Application(name), kFounder);
    ASSERT_THAT(organization, IsOk()) << name;
    EXPECT_EQ(organization->display_name(), name);
    ASSERT_THAT(Approve(organization->name()), IsOk());
    EXPECT_THAT(Create(Application(name), kFounder), RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
  }
  EXPECT_THAT(Create(Application(longest + "队"), kFounder),
              Violates("organization.display_name", Reason::FIELD_LENGTH));
  for (const char* wrong : {"\u202e队愿志", "志愿\u200b队", "１２３４"}) {
    EXPECT_THAT(Create(Application(wrong), kFounder),
                Violates("organization.display_name", Reason::PERSON_NAME));
  }
  // Width and case do not make another name.
  ASSERT_THAT(Create(Application("Ｌｉｎｌｉ 邻里队"), kFounder), IsOk());
  EXPECT_THAT(Create(Application("LINLI邻里队"), kFounder),
              RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
}

TEST_F(OrganizationsTest, HaveANameOfTheirOwnWhateverRunsInParallel) {
  std::atomic<int> created = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      const absl::Status status = Create(Application("同名队"), kFounder).status();
      if (status.ok()) ++created;
      if (ReasonOf(status) == Reason::ORGANIZATION_NAME_TAKEN) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(created, 1);
  EXPECT_EQ(refused, 15);
}

TEST_F(OrganizationsTest, HoldTheirCreditCodeAlone) {
  v1::CreateOrganizationRequest without = Registered("无码组织");
  without.mutable_organization()->clear_unified_social_credit_code();
  EXPECT_THAT(Create(without, kFounder),
              Violates("organization.unified_social_credit_code", Reason::USCC_REQUIRED));
  absl::StatusOr<v1::Organization> first = Create(Registered("甲组织"), kFounder);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->unified_social_credit_code(), kCode);
  EXPECT_THAT(Create(Registered("乙组织"), kFounder), RefusedWith(Reason::USCC_TAKEN));
}

TEST_F(OrganizationsTest, StandBelowAnApprovedParent) {  // S1-4, S2-25
  v1::CreateOrganizationRequest request = Application("第一大队");
  request.mutable_organization()->set_parent("organizations/nobody");
  EXPECT_THAT(Create(request, kFounder), RefusedWith(Reason::ORGANIZATION_PARENT));
  absl::StatusOr<v1::Organization> pending = Create(Application("支队"), kFounder);
  ASSERT_THAT(pending, IsOk());
  request.mutable_organization()->set_parent(pending->name());
  EXPECT_THAT(Create(request, kFounder), RefusedWith(Reason::ORGANIZATION_PARENT));
  ASSERT_THAT(Approve(pending->name()), IsOk());
  const std::string brigade = Founded(request, "staff/brigade");
  v1::CreateOrganizationRequest squad = Application("第一分队");
  squad.mutable_organization()->set_parent(brigade);
  absl::StatusOr<v1::Organization> below = Create(squad, "staff/squad");
  ASSERT_THAT(below, IsOk());
  EXPECT_THAT(below->ancestors(), ElementsAre(brigade, pending->name()));
  // Who runs the top runs what stands below it.
  EXPECT_THAT(Get(below->name(), kFounder), IsOk());
  EXPECT_THAT(Get(below->name(), "staff/other"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(OrganizationsTest, AreSeenWhenTheyArePublic) {
  absl::StatusOr<v1::Organization> pending = Create(Application("新队"), kFounder);
  ASSERT_THAT(pending, IsOk());
  EXPECT_THAT(Get(pending->name(), kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get("organizations/nobody", kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(pending->name(), kApprover), IsOk());
  EXPECT_THAT(Get(pending->name(), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(List("regions/1305", v1::ORGANIZATION_PENDING, kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List("regions/1305", v1::ORGANIZATION_PENDING, kApprover)->organizations(),
              SizeIs(1));
  EXPECT_THAT(List("regions/-", v1::ORGANIZATION_PENDING, kApprover),
              RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List("regions/-", v1::ORGANIZATION_STATE_UNSPECIFIED, kStranger)->organizations(),
              SizeIs(0));
  ASSERT_THAT(Approve(pending->name()), IsOk());
  EXPECT_THAT(Get(pending->name(), kStranger), IsOk());
  EXPECT_THAT(List("regions/-", v1::ORGANIZATION_STATE_UNSPECIFIED, kStranger)->organizations(),
              SizeIs(1));
}

// S0-29: names that wait are taken for all others
TEST_F(OrganizationsTest, WaitOnlySoManyOfOneApplicant) {
  std::vector<std::string> waiting;
  for (int i = 0; i < 3; ++i) {
    const auto created = Create(Application(absl::StrCat("第", i, "队")), kFounder);
    ASSERT_THAT(created, IsOk());
    waiting.push_back(created->name());
  }
  EXPECT_THAT(Create(Application("第四队"), kFounder),
              RefusedWith(Reason::PENDING_ORGANIZATIONS_LIMIT));
  EXPECT_THAT(Create(Application("第四队"), "staff/other"), IsOk()) << "another applicant";
  ASSERT_THAT(Approve(waiting[0]), IsOk());
  const auto rejected = Reject(waiting[1], kApprover);
  ASSERT_THAT(rejected, IsOk());
  EXPECT_THAT(Create(Application("第五队"), kFounder), IsOk());
  EXPECT_THAT(Create(Application("第六队"), kFounder), IsOk());
  // To submit it again is to apply.
  EXPECT_THAT(Update(*rejected, {"description"}, kFounder),
              RefusedWith(Reason::PENDING_ORGANIZATIONS_LIMIT));
  EXPECT_THAT(Update(*Get(waiting[2], kFounder), {"description"}, kFounder), IsOk());
}

TEST_F(OrganizationsTest, WaitOnlySoManyWhateverRunsInParallel) {
  std::atomic<int> created = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 24; ++i) {
    threads.emplace_back([&, i] {
      const absl::Status status =
          Create(Application(absl::StrCat("第", i, "队")), kFounder).status();
      created += status.ok();
      refused += ReasonOf(status) == Reason::PENDING_ORGANIZATIONS_LIMIT;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(created, 3);
  EXPECT_EQ(refused, 21);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.organization WHERE state = 1"), "3");
}

TEST_F(OrganizationsTest, SaySinceWhenTheyExist) {
  v1::CreateOrganizationRequest request = Application("铁老汉磨刀队");
  request.mutable_organization()->set_founding_date("2026-11-29");
  EXPECT_THAT(Create(request, kFounder),
              Violates("organization.founding_date", Reason::FOUNDING_DATE_INVALID));
  request.mutable_organization()->set_founding_date("1998-05-04");
  const std::string name = Founded(request, kFounder);
  v1::Organization organization = *Get(name, kFounder);
  EXPECT_EQ(organization.founding_date(), "1998-05-04");
  organization.set_description("每周六");
  EXPECT_EQ(Update(organization, {"description"}, kFounder)->founding_date(), "1998-05-04");
  organization.clear_etag();
  organization.set_founding_date("1990-05-04");
  EXPECT_THAT(Update(organization, {"founding_date"}, kFounder),
              Violates("update_mask", Reason::FIELD_MASK));
}

TEST_F(OrganizationsTest, AreTurnedPageByPage) {
  for (int i = 0; i < 3; ++i) {
    v1::CreateOrganizationRequest request = Application(absl::StrCat("第", i, "队"));
    request.mutable_organization()->set_region(i == 1 ? kOtherDistrict : kDistrict);
    ASSERT_THAT(Create(request, kFounder), IsOk());
  }
  std::vector<std::string> regions;
  std::string token;
  do {
    auto page = List("regions/1305", v1::ORGANIZATION_PENDING, kApprover, 1, token);
    ASSERT_THAT(page, IsOk());
    ASSERT_THAT(page->organizations(), SizeIs(1));
    regions.push_back(page->organizations(0).region());
    token = page->next_page_token();
  } while (!token.empty());
  EXPECT_THAT(regions, ElementsAre(kDistrict, kDistrict, kOtherDistrict));
}

TEST_F(OrganizationsTest, LetAPhoneGoWhenItIsTakenOut) {
  const std::string name = Founded(Application("磨刀队"), kFounder);
  v1::Organization organization = *Get(name, kFounder);
  organization.set_description("每周六");
  ASSERT_THAT(Update(organization, {"description"}, kFounder), IsOk());
  EXPECT_NE(Get(name, kFounder)->masked_contact_phone(), "") << "not named, not touched";
  organization.clear_etag();
  EXPECT_EQ(Update(organization, {"contact_phone"}, kFounder)->masked_contact_phone(), "");
  EXPECT_EQ(Sql("SELECT count(sealed_phone) FROM registration.organization"), "0");
}

TEST_F(OrganizationsTest, KeepWhatTheApproverHasSeen) {
  const std::string name = Founded(Registered("甲组织"), kFounder);
  v1::Organization organization = *Get(name, kFounder);
  organization.set_kind(v1::OTHER_LEGAL_PERSON);
  EXPECT_THAT(Update(organization, {"kind"}, kFounder),
              Violates("update_mask", Reason::FIELD_MASK));
  EXPECT_THAT(Update(organization, {"region"}, kFounder),
              Violates("update_mask", Reason::FIELD_MASK));
  organization.set_join_mode(v1::PASSWORD);
  EXPECT_THAT(Update(organization, {"join_mode"}, kFounder),
              Violates("organization.join_password", Reason::JOIN_PASSWORD_REQUIRED));
  organization.set_join_password("leifeng35");
  absl::StatusOr<v1::Organization> changed =
      Update(organization, {"join_mode", "join_password"}, kFounder);
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->join_password(), "");
  EXPECT_THAT(Update(organization, {"description"}, kFounder), RefusedWith(Reason::ETAG_MISMATCH));
  EXPECT_THAT(Update(organization, {"description"}, kStranger), RefusedWith(Reason::ETAG_MISMATCH));
  organization.clear_etag();
  EXPECT_THAT(Update(organization, {"description"}, kStranger),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::registration

// What becomes of organisations after their approval, and their place in a city's set-up (S1-4,
// S1-5, S2-25, S4-7, S4-27, S4-40).
#include <thread>

#include "linli/registration/v1/events.pb.h"
#include "linli/registration/v1/partner_system_service.grpc.pb.h"
#include "tests/support/registration.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kManager[] = "staff/manager";
constexpr char kHeir[] = "staff/heir";

class StandingTest : public RegistrationTest {
 protected:
  absl::StatusOr<v1::Organization> Get(const std::string& name,
                                       const std::string& as = kAdministrator) {
    v1::GetOrganizationRequest request;
    request.set_name(name);
    return host_.Call(*organizations_, &Organizations::Stub::GetOrganization, as, request);
  }
  absl::StatusOr<v1::Organization> Suspend(const std::string& name,
                                           const std::string& as = kApprover) {
    v1::SuspendOrganizationRequest request;
    request.set_name(name);
    request.set_reason("年度检查不合格");
    return host_.Call(*organizations_, &Organizations::Stub::SuspendOrganization, as, request);
  }
  absl::StatusOr<v1::Organization> Reinstate(const std::string& name) {
    v1::ReinstateOrganizationRequest request;
    request.set_name(name);
    return host_.Call(*organizations_, &Organizations::Stub::ReinstateOrganization, kApprover,
                      request);
  }
  absl::StatusOr<v1::Organization> Dissolve(const std::string& name,
                                            const std::string& successor = "",
                                            const std::string& as = kApprover) {
    v1::DissolveOrganizationRequest request;
    request.set_name(name);
    request.set_successor(successor);
    request.set_reason("并入联合会");
    return host_.Call(*organizations_, &Organizations::Stub::DissolveOrganization, as, request);
  }
  v1::CreateOrganizationRequest Of(v1::OrganizationForm form, const std::string& name,
                                   const std::string& parent = "") {
    v1::CreateOrganizationRequest request = Application(name);
    request.mutable_organization()->set_form(form);
    request.mutable_organization()->set_parent(parent);
    return request;
  }
  std::string State(const std::string& name) {
    return Sql(absl::StrCat("SELECT state FROM registration.organization WHERE organization_id = '",
                            name.substr(14), "'"));
  }
};

TEST_F(StandingTest, IsTakenAndGivenBack) {
  const std::string team = Founded(Application("磨刀队"), kManager);
  EXPECT_THAT(Suspend(team, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Reinstate(team), RefusedWith(Reason::ORGANIZATION_STATE));
  absl::StatusOr<v1::Organization> suspended = Suspend(team);
  ASSERT_THAT(suspended, IsOk());
  EXPECT_EQ(suspended->state(), v1::ORGANIZATION_SUSPENDED);
  EXPECT_EQ(suspended->state_reason(), "年度检查不合格");
  EXPECT_THAT(Suspend(team), RefusedWith(Reason::ORGANIZATION_STATE));
  const std::string her = Registered(1);
  EXPECT_THAT(Join(her, team, her), RefusedWith(Reason::ORGANIZATION_STATE));
  EXPECT_THAT(Create(Application("磨刀队"), kHeir), RefusedWith(Reason::ORGANIZATION_NAME_TAKEN));
  absl::StatusOr<v1::Organization> back = Reinstate(team);
  ASSERT_THAT(back, IsOk());
  EXPECT_EQ(back->state(), v1::ORGANIZATION_APPROVED);
  EXPECT_EQ(back->state_reason(), "");
  EXPECT_THAT(Join(her, team, her), IsOk());
  EXPECT_EQ(Sql("SELECT string_agg(split_part(type, '.', 3) || version, ' ' ORDER BY id) FROM "
                "registration.outbox WHERE aggregatetype = 'organization'"),
            "created1 approved2 suspended3 reinstated4");
}

TEST_F(StandingTest, OfOneThatIsDissolvedGoesToItsSuccessor) {
  const std::string old = Founded(Application("老队"), kManager);
  const std::string heir = Founded(Application("新队"), kHeir);
  const std::string her = Registered(1);
  ASSERT_THAT(Join(her, old, her), IsOk());
  ASSERT_THAT(Accept(absl::StrCat(her, "/memberships/", old.substr(14)), kManager), IsOk());
  EXPECT_THAT(Dissolve(old, old), RefusedWith(Reason::SUCCESSOR_UNFIT));
  EXPECT_THAT(Dissolve(old, "organizations/nobody"), RefusedWith(Reason::SUCCESSOR_UNFIT));
  absl::StatusOr<v1::Organization> ended = Dissolve(old, heir);
  ASSERT_THAT(ended, IsOk());
  EXPECT_EQ(ended->successor(), heir);
  EXPECT_EQ(time::FromProto(ended->dissolve_time()), host_.clock().Now());
  EXPECT_THAT(Dissolve(old), RefusedWith(Reason::ORGANIZATION_STATE));
  EXPECT_THAT(Suspend(old), RefusedWith(Reason::ORGANIZATION_STATE));
  // Who ran it runs it no more; who runs the heir answers for what it did.
  EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.delegation WHERE over_name = '",
                             old, "' AND revoke_time IS NULL")),
            "0");
  host_.clock().Advance(absl::Seconds(3));
  EXPECT_THAT(Get(old, kStranger), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(old, kHeir), IsOk());
  EXPECT_THAT(GetVolunteer(her, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Grant("staff/back", options::v1::ACTIVITY_LEADER, old),
              RefusedWith(Reason::ORGANIZATION_STATE));
  // Its name is free.
  EXPECT_THAT(Create(Application("老队"), kHeir), IsOk());
  EXPECT_THAT(Dissolve(heir, "", kHeir), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(StandingTest, EndsFromTheLeavesUp) {
  const std::string root = Founded(Of(v1::DETACHMENT, "支队"), kManager);
  const std::string leaf = Founded(Of(v1::BRIGADE, "一大队", root), "staff/brigade");
  EXPECT_THAT(Dissolve(root), RefusedWith(Reason::ORGANIZATION_HAS_PARTS));
  EXPECT_THAT(Dissolve(leaf, root), IsOk());
  EXPECT_THAT(Dissolve(root), IsOk());
}

TEST_F(StandingTest, DoesNotPassToWhatStandsBelow) {
  const std::string root = Founded(Application("总队"), kManager);
  v1::CreateOrganizationRequest request = Application("小队");
  request.mutable_organization()->set_parent(root);
  const std::string leaf = Founded(request, "staff/leaf");
  Sql(absl::StrCat(
      "UPDATE registration.organization SET parent_id = NULL WHERE organization_id = '",
      leaf.substr(14), "'"));  // so that only the lineage stands in the way
  EXPECT_THAT(Dissolve(root, leaf), RefusedWith(Reason::SUCCESSOR_UNFIT));
}

TEST_F(StandingTest, ChangesOnceWhateverRunsInParallel) {
  absl::StatusOr<v1::Organization> pending = Create(Application("抢批队"), kManager);
  ASSERT_THAT(pending, IsOk());
  std::atomic<int> approved = 0, refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) {
    threads.emplace_back([&] {
      const absl::Status status = Approve(pending->name()).status();
      if (status.ok()) ++approved;
      if (ReasonOf(status) == Reason::ORGANIZATION_STATE) ++refused;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(approved, 1);
  EXPECT_EQ(refused, 11);
  EXPECT_EQ(Sql(absl::StrCat("SELECT count(*) FROM registration.delegation WHERE over_name = '",
                             pending->name(), "'")),
            "1");
}

TEST_F(StandingTest, LeavesNobodyInWhatIsDissolvedMeanwhile) {
  for (int round = 0; round < 4; ++round) {
    const std::string team = Founded(Application(absl::StrCat("第", round, "队")), kManager);
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
      const std::string her = Registered(round * 8 + i + 1);
      threads.emplace_back([this, her, team] { Join(her, team, her).IgnoreError(); });
    }
    threads.emplace_back([this, team] { EXPECT_THAT(Dissolve(team), IsOk()); });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(State(team), "5");
    // Each that got in did so before it was dissolved.
    EXPECT_EQ(
        Sql(absl::StrCat("SELECT count(*) FROM registration.outbox m, registration.outbox o WHERE "
                         "m.aggregatetype = 'membership' AND m.aggregateid LIKE '%/",
                         team.substr(14), "' AND o.aggregateid = '", team,
                         "' AND o.type = 'registration.organization.dissolved' AND m.id > o.id")),
        "0");
  }
}

TEST_F(StandingTest, ChildrenAndTheEndOfTheirParentExcludeEachOther) {
  for (int round = 0; round < 6; ++round) {
    const std::string root = Founded(Application(absl::StrCat("根", round)), kManager);
    v1::CreateOrganizationRequest child = Application(absl::StrCat("叶", round));
    child.mutable_organization()->set_parent(root);
    bool created = false, dissolved = false;
    std::thread creating([&] { created = Create(child, kHeir).ok(); });
    dissolved = Dissolve(root).ok();
    creating.join();
    EXPECT_NE(created, dissolved);
  }
}

TEST_F(StandingTest, OfTheTreeIsCheckedWhereItIsMade) {  // S1-4
  const std::string root = Founded(Of(v1::DETACHMENT, "支队"), kManager);
  EXPECT_THAT(Create(Of(v1::SQUAD, "分队"), kManager), RefusedWith(Reason::ORGANIZATION_TREE));
  EXPECT_THAT(Create(Of(v1::UNIT, "学校", root), kManager), RefusedWith(Reason::ORGANIZATION_TREE));
  EXPECT_THAT(Create(Of(v1::SQUAD, "分队", root), kManager), IsOk());
  EXPECT_EQ(Create(Application("无名队"), kManager)->form(), v1::TEAM);
}

TEST_F(StandingTest, OfACommitteeIsOnePerRegion) {  // S4-20, S4-31
  v1::CreateOrganizationRequest committee = Of(v1::COMMITTEE, "志愿服务工作委员会");
  ASSERT_THAT(Create(committee, kManager), IsOk());
  committee.mutable_organization()->set_display_name("另一个委员会");
  EXPECT_THAT(Create(committee, kManager), RefusedWith(Reason::ORGANIZATION_ONE_OF_REGION));
  committee.mutable_organization()->set_region("regions/1305");
  EXPECT_THAT(Create(committee, kManager), IsOk());
  committee.mutable_organization()->set_region(kCommunity);
  EXPECT_THAT(Create(committee, kManager), RefusedWith(Reason::ORGANIZATION_TREE));
}

TEST_F(StandingTest, OfLegalPersonsIsGivenAtTheirLevel) {
  ASSERT_THAT(Grant("staff/street", options::v1::APPROVER, "regions/130502001"), IsOk());
  v1::CreateOrganizationRequest request = Application("社区服务中心");
  request.mutable_organization()->set_region(kCommunity);
  absl::StatusOr<v1::Organization> group = Create(request, kManager);
  ASSERT_THAT(group, IsOk());
  EXPECT_THAT(Approve(group->name(), "staff/street"), IsOk());
  request.mutable_organization()->set_display_name("社会服务机构");
  request.mutable_organization()->set_kind(v1::REGISTERED);
  request.mutable_organization()->set_unified_social_credit_code("51350206500350218X");
  absl::StatusOr<v1::Organization> person = Create(request, kManager);
  ASSERT_THAT(person, IsOk());
  EXPECT_THAT(Approve(person->name(), "staff/street"), RefusedWith(Reason::APPROVAL_LEVEL));
  EXPECT_THAT(Approve(person->name()), IsOk());
}

TEST_F(StandingTest, IsAtAHostUnitAndCountsForItsCoverage) {  // S1-5, S4-7, S4-24, S4-27
  v1::CreateOrganizationRequest school = Of(v1::UNIT, "邢台学院");
  school.mutable_organization()->set_sponsor_kind("03");
  const std::string unit = Founded(school, kManager);
  school.mutable_organization()->set_display_name("邢台一中");
  Founded(school, kManager);
  v1::CreateOrganizationRequest request = Application("学院志愿队");
  v1::Organization& team = *request.mutable_organization();
  team.set_host_unit("organizations/nobody");
  EXPECT_THAT(Create(request, kManager), RefusedWith(Reason::ORGANIZATION_HOST));
  team.set_host_unit(unit);
  team.set_party_unit("邢台学院团委党支部");
  team.set_league_unit("邢台学院团委");
  team.set_guiding_unit("襄都区委社会工作部");
  team.set_wing(v1::PROFESSIONAL);
  const std::string name = Founded(request, kManager);
  absl::StatusOr<v1::Organization> kept = Get(name);
  EXPECT_EQ(kept->host_unit(), unit);
  EXPECT_EQ(kept->party_unit(), "邢台学院团委党支部");
  EXPECT_EQ(kept->league_unit(), "邢台学院团委");
  EXPECT_EQ(kept->guiding_unit(), "襄都区委社会工作部");
  EXPECT_EQ(kept->wing(), v1::PROFESSIONAL);
  v1::ShowHostCoverageRequest show;
  show.set_region("regions/1305");
  auto coverage =
      host_.Call(*organizations_, &Organizations::Stub::ShowHostCoverage, kStranger, show);
  ASSERT_THAT(coverage, IsOk());
  ASSERT_THAT(coverage->kinds(), SizeIs(1));
  EXPECT_EQ(coverage->kinds(0).sponsor_kind(), "03");
  EXPECT_EQ(coverage->kinds(0).units(), 2);
  EXPECT_EQ(coverage->kinds(0).with_team(), 1);
  show.set_region("regions/41");
  EXPECT_THAT(
      host_.Call(*organizations_, &Organizations::Stub::ShowHostCoverage, kStranger, show)->kinds(),
      SizeIs(0));
}

TEST_F(StandingTest, CarriesItsTradesAndIsFoundByThem) {  // S0-32
  v1::CreateOrganizationRequest grinders = Application("铁老汉磨刀队");
  grinders.mutable_organization()->add_trades("磨刀");
  grinders.mutable_organization()->add_trades("修 伞");
  v1::CreateOrganizationRequest fire = Application("老妈妈防火团");
  fire.mutable_organization()->add_trades("防火");
  fire.mutable_organization()->add_skills("10");
  fire.mutable_organization()->add_skills("24");
  EXPECT_THAT(Create(fire, kManager),
              Violates("organization.skills[1]", Reason::FIELD_UNKNOWN_VALUE));
  fire.mutable_organization()->mutable_skills()->RemoveLast();
  const std::string team = Founded(grinders, kManager), mothers = Founded(fire, kManager);
  EXPECT_THAT(Get(team)->trades(), ElementsAre("磨刀", "修 伞"));
  const auto found = [&](const std::string& trade, const std::string& skill) {
    v1::ListOrganizationsRequest list;
    list.set_region("regions/1305");
    list.set_trade(trade);
    list.set_skill(skill);
    const auto page =
        host_.Call(*organizations_, &Organizations::Stub::ListOrganizations, kStranger, list);
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> names;
    for (const auto& one : page->organizations()) names.push_back(one.name());
    return names;
  };
  EXPECT_THAT(found("磨刀", ""), ElementsAre(team));
  EXPECT_THAT(found("修伞", ""), ElementsAre(team)) << "spaces do not count";
  EXPECT_THAT(found("防火", "10"), ElementsAre(mothers));
  EXPECT_THAT(found("", "10"), ElementsAre(mothers));
  EXPECT_THAT(found("磨刀", "10"), SizeIs(0));
  v1::UpdateOrganizationRequest update;
  update.mutable_organization()->set_name(team);
  update.mutable_organization()->add_trades("磨剪子");
  update.mutable_update_mask()->add_paths("trades");
  ASSERT_THAT(
      host_.Call(*organizations_, &Organizations::Stub::UpdateOrganization, kManager, update),
      IsOk());
  EXPECT_THAT(found("磨刀", ""), SizeIs(0));
  EXPECT_THAT(found("磨剪子", ""), ElementsAre(team));
}

TEST_F(StandingTest, CountsTheCommunitiesThatASystemReaches) {  // S2-8
  const auto systems = v1::PartnerSystemService::NewStub(host_.channel());
  const auto coverage = [&](const std::string& region, const std::string& system) {
    v1::ShowSystemCoverageRequest request;
    request.set_region(region);
    request.set_system(system);
    return host_.Call(*systems, &v1::PartnerSystemService::Stub::ShowSystemCoverage, kStranger,
                      request);
  };
  v1::CreateOrganizationRequest women = Application("巾帼志愿服务队");
  women.mutable_organization()->set_system("systems/women");
  women.mutable_organization()->set_region("regions/1305");
  Founded(women, kManager);
  auto before = coverage("regions/1305", "systems/women");
  ASSERT_THAT(before, IsOk());
  EXPECT_GT(before->communities(), 0);
  EXPECT_EQ(before->covered(), 0) << "that of the city stands in no community";
  EXPECT_EQ(before->lacking_size(), before->communities());
  women.mutable_organization()->set_display_name("北关社区巾帼队");
  women.mutable_organization()->set_region(kCommunity);
  const auto waiting = Create(women, kManager);
  ASSERT_THAT(waiting, IsOk());
  EXPECT_EQ(coverage("regions/1305", "systems/women")->covered(), 0) << "nobody has approved it";
  ASSERT_THAT(Approve(waiting->name()), IsOk());
  auto after = coverage("regions/1305", "systems/women");
  EXPECT_EQ(after->covered(), 1);
  EXPECT_EQ(after->per_mille(), 1000 / after->communities());
  EXPECT_EQ(after->lacking_size(), after->communities() - 1);
  EXPECT_EQ(coverage("regions/-", "systems/women")->covered(), 1);
  EXPECT_EQ(coverage("regions/1305", "systems/youth")->covered(), 0);
  EXPECT_THAT(coverage("regions/77", "systems/women"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(coverage("regions/1305", "systems/nonesuch"),
              Violates("system", Reason::PARTNER_SYSTEM_UNKNOWN));
}

TEST_F(StandingTest, TakesItsPartnerSystemFromItsParent) {  // S1-27
  v1::CreateOrganizationRequest request = Application("青年总队");
  request.mutable_organization()->set_system("systems/nothing");
  EXPECT_THAT(Create(request, kManager),
              Violates("organization.system", Reason::PARTNER_SYSTEM_UNKNOWN));
  request.mutable_organization()->set_system("systems/youth");
  const std::string root = Founded(request, kManager);
  absl::StatusOr<v1::Organization> below = Create(Of(v1::TEAM, "青年小队", root), kManager);
  ASSERT_THAT(below, IsOk());
  EXPECT_EQ(below->system(), "systems/youth");
  v1::ListOrganizationsRequest list;
  list.set_region("regions/-");
  list.set_parent(root);
  list.set_state(v1::ORGANIZATION_PENDING);
  EXPECT_THAT(host_.Call(*organizations_, &Organizations::Stub::ListOrganizations, kManager, list)
                  ->organizations(),
              SizeIs(1));
  list.set_form(v1::UNIT);
  EXPECT_THAT(host_.Call(*organizations_, &Organizations::Stub::ListOrganizations, kManager, list)
                  ->organizations(),
              SizeIs(0));
}

TEST_F(StandingTest, KnowsWhenItWasLastActive) {
  const std::string team = Founded(Application("磨刀队"), kManager);
  const absl::Time approved = host_.clock().Now() - absl::Seconds(3);
  EXPECT_EQ(time::FromProto(Get(team)->last_activity_time()), approved);
  const auto report = [&](absl::Time when, const std::string& as) {
    v1::ReportOrganizationActivityRequest request;
    for (const std::string& name : {team, std::string("organizations/nobody"), team}) {
      auto& one = *request.add_activities();
      one.set_organization(name);
      *one.mutable_activity_time() = time::ToProto(when);
    }
    return host_.Call(*organizations_, &Organizations::Stub::ReportOrganizationActivity, as,
                      request);
  };
  host_.clock().Advance(absl::Hours(1));
  EXPECT_THAT(report(host_.clock().Now(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(report(approved - absl::Hours(1), "services/matching")->advanced(), 0);
  EXPECT_EQ(report(approved + absl::Minutes(1), "services/matching")->advanced(), 1);
  EXPECT_EQ(time::FromProto(Get(team)->last_activity_time()), approved + absl::Minutes(1));
  EXPECT_EQ(report(host_.clock().Now() + absl::Hours(5), "services/matching")->advanced(), 1);
  EXPECT_EQ(time::FromProto(Get(team)->last_activity_time()), host_.clock().Now())
      << "never in the future";
}

}  // namespace
}  // namespace linli::registration

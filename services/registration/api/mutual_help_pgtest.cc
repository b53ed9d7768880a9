// Circles (S0-13) and the card of a building's entrance (S0-14).
#include "linli/registration/v1/mutual_help_service.grpc.pb.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;
using MutualHelps = v1::MutualHelpService;

class MutualHelpTest : public ReadinessTest {
 protected:
  MutualHelpTest() : groups_(MutualHelps::NewStub(host_.channel())) {}

  v1::CreateMutualHelpGroupRequest Circle() {
    v1::CreateMutualHelpGroupRequest request;
    request.set_parent(kCommunity);
    request.mutable_mutual_help_group()->set_display_name("老友爱心传递关爱圈");
    request.mutable_mutual_help_group()->set_tie(v1::OLD_FRIENDS);
    return request;
  }
  v1::CreateMutualHelpGroupRequest Card(const std::string& building) {
    v1::CreateMutualHelpGroupRequest request;
    request.set_parent(kCommunity);
    request.mutable_mutual_help_group()->set_display_name("邻里守望互助卡");
    v1::BuildingEntrance& entrance = *request.mutable_mutual_help_group()->mutable_entrance();
    entrance.set_building(building);
    entrance.set_entrance("2单元");
    entrance.set_households(12);
    return request;
  }
  absl::StatusOr<v1::MutualHelpGroup> Create(const v1::CreateMutualHelpGroupRequest& request,
                                             const std::string& as = kRegistrar) {
    return host_.Call(*groups_, &MutualHelps::Stub::CreateMutualHelpGroup, as, request);
  }
  absl::StatusOr<v1::MutualHelpMember> JoinGroup(const std::string& group,
                                                 const std::string& volunteer,
                                                 const std::string& as) {
    v1::JoinMutualHelpGroupRequest request;
    request.set_name(group);
    request.set_volunteer(volunteer);
    request.set_help("测血压");
    return host_.Call(*groups_, &MutualHelps::Stub::JoinMutualHelpGroup, as, request);
  }
  absl::StatusOr<v1::MutualHelpMember> LeaveGroup(const std::string& group,
                                                  const std::string& volunteer) {
    v1::LeaveMutualHelpGroupRequest request;
    request.set_name(group);
    request.set_volunteer(volunteer);
    return host_.Call(*groups_, &MutualHelps::Stub::LeaveMutualHelpGroup, volunteer, request);
  }
  absl::StatusOr<v1::MutualHelpGroup> Dissolve(const std::string& group) {
    v1::DissolveMutualHelpGroupRequest request;
    request.set_name(group);
    return host_.Call(*groups_, &MutualHelps::Stub::DissolveMutualHelpGroup, kRegistrar, request);
  }
  absl::StatusOr<v1::MutualHelpGroup> Get(const std::string& group) {
    v1::GetMutualHelpGroupRequest request;
    request.set_name(group);
    return host_.Call(*groups_, &MutualHelps::Stub::GetMutualHelpGroup, her_, request);
  }
  absl::StatusOr<v1::ListMutualHelpMembersResponse> Members(const std::string& group,
                                                            const std::string& as) {
    v1::ListMutualHelpMembersRequest request;
    request.set_parent(group);
    return host_.Call(*groups_, &MutualHelps::Stub::ListMutualHelpMembers, as, request);
  }

  std::unique_ptr<MutualHelps::Stub> groups_;
};

TEST_F(MutualHelpTest, IsJoinedByOnesOwnWill) {
  const auto circle = Create(Circle());
  ASSERT_THAT(circle, IsOk());
  EXPECT_THAT(Create(Circle(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(JoinGroup(circle->name(), her_, kRegistrar), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(JoinGroup(circle->name(), her_, her_), IsOk());
  EXPECT_THAT(JoinGroup(circle->name(), her_, her_), RefusedWith(Reason::GROUP_MEMBER_EXISTS));
  const std::string second = Member(2);
  EXPECT_THAT(Members(circle->name(), second), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(JoinGroup(circle->name(), second, second), IsOk());
  EXPECT_EQ(Get(circle->name())->members(), 2);
  EXPECT_THAT(Members(circle->name(), her_)->members(), SizeIs(2));
  EXPECT_THAT(Members(circle->name(), kRegistrar)->members(), SizeIs(2));
  EXPECT_EQ(LeaveGroup(circle->name(), her_)->help(), "测血压");
  EXPECT_THAT(LeaveGroup(circle->name(), her_), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Get(circle->name())->members(), 1);
}

TEST_F(MutualHelpTest, HasOneCardForAnEntrance) {
  v1::CreateMutualHelpGroupRequest both = Card("3号楼");
  both.mutable_mutual_help_group()->set_tie(v1::OLD_NEIGHBOURS);
  EXPECT_THAT(Create(both), Violates("mutual_help_group.tie", Reason::GROUP_KIND));
  std::atomic<int> refused = 0;
  EXPECT_EQ(AtOnce(6, Reason::REASON_UNSPECIFIED,
                   [&](int i) {
                     const absl::Status status =
                         Create(Card(i % 2 == 0 ? "3号楼" : "３号 楼")).status();
                     if (ReasonOf(status) == Reason::CARD_EXISTS) ++refused;
                     return status;
                   }),
            1);
  EXPECT_EQ(refused, 5);
  v1::ListMutualHelpGroupsRequest list;
  list.set_parent("regions/130502");
  auto groups = host_.Call(*groups_, &MutualHelps::Stub::ListMutualHelpGroups, her_, list);
  ASSERT_THAT(groups->mutual_help_groups(), SizeIs(1));
  const std::string card = groups->mutual_help_groups(0).name();
  ASSERT_THAT(JoinGroup(card, her_, her_), IsOk());
  EXPECT_EQ(Dissolve(card)->state(), v1::GROUP_DISSOLVED);
  EXPECT_THAT(Dissolve(card), RefusedWith(Reason::GROUP_STATE));
  EXPECT_THAT(JoinGroup(card, her_, her_), RefusedWith(Reason::GROUP_STATE));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.mutual_help_member"), "0");
  EXPECT_THAT(Create(Card("3号楼")), IsOk()) << "a new card";
  EXPECT_THAT(Create(Card("4号楼")), IsOk());
}

TEST_F(MutualHelpTest, IsRenamedByWhoFoundsIt) {
  const auto circle = Create(Circle());
  v1::UpdateMutualHelpGroupRequest update;
  update.mutable_mutual_help_group()->set_name(circle->name());
  update.mutable_mutual_help_group()->set_display_name("老友圈");
  update.mutable_update_mask()->add_paths("display_name");
  EXPECT_EQ(host_.Call(*groups_, &MutualHelps::Stub::UpdateMutualHelpGroup, kRegistrar, update)
                ->display_name(),
            "老友圈");
  update.mutable_update_mask()->set_paths(0, "tie");
  EXPECT_THAT(host_.Call(*groups_, &MutualHelps::Stub::UpdateMutualHelpGroup, kRegistrar, update),
              Violates("update_mask", Reason::FIELD_MASK));
}

}  // namespace
}  // namespace linli::registration

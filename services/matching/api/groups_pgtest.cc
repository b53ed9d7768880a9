#include "linli/matching/v1/group_enrollment_service.grpc.pb.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::SizeIs;

using Stub = v1::GroupEnrollmentService::Stub;

constexpr char kUnit[] = "organizations/barracks";
constexpr char kOfficer[] = "staff/officer";

class Groups : public House {
 protected:
  Groups() {
    host_.scopes().Lies(kUnit, {.region = "1305", .organizations = {kUnit}});
    host_.Grant(kOfficer, options::v1::ORGANIZATION_MANAGER, kUnit);
  }
  absl::StatusOr<v1::GroupEnrollment> Bring(const std::string& shift, int heads,
                                            const std::string& unit = kUnit,
                                            const std::string& as = kOfficer) {
    v1::EnrollGroupRequest request;
    request.set_parent(shift);
    request.mutable_group()->set_unit(unit);
    request.mutable_group()->set_heads(heads);
    request.mutable_group()->set_title("武警官兵");
    return host_.Call(*groups_, &Stub::EnrollGroup, as, request);
  }
  absl::StatusOr<v1::GroupEnrollment> Get(const std::string& name, const std::string& as) {
    v1::GetGroupEnrollmentRequest request;
    request.set_name(name);
    return host_.Call(*groups_, &Stub::GetGroupEnrollment, as, request);
  }
  absl::StatusOr<v1::GroupEnrollment> Resize(const std::string& name, int heads,
                                             const std::string& as = kOfficer) {
    v1::UpdateGroupEnrollmentRequest request;
    request.mutable_group()->set_name(name);
    request.mutable_group()->set_heads(heads);
    request.mutable_update_mask()->add_paths("heads");
    return host_.Call(*groups_, &Stub::UpdateGroupEnrollment, as, request);
  }
  absl::StatusOr<v1::GroupEnrollment> CancelGroup(const std::string& name,
                                                  const std::string& as = kOfficer) {
    v1::CancelGroupEnrollmentRequest request;
    request.set_name(name);
    request.set_reason("另有任务");
    return host_.Call(*groups_, &Stub::CancelGroupEnrollment, as, request);
  }

  const std::unique_ptr<Stub> groups_ = v1::GroupEnrollmentService::NewStub(channel_);
};

// S1-20: soldiers show no documents
TEST_F(Groups, TakePlacesWithoutNames) {
  const std::string shift = Published({ShiftAt(10)})[0];
  const auto group = Bring(shift, 8);
  ASSERT_THAT(group, IsOk());
  EXPECT_EQ(group->state(), v1::GroupEnrollment::GROUP_CONFIRMED);
  EXPECT_EQ(GetShift(shift)->taken(), 8);
  EXPECT_EQ(Enroll(Volunteer(1), shift)->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Enroll(Volunteer(2), shift)->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Enroll(Volunteer(3), shift)->state(), v1::Enrollment::WAITING);
  EXPECT_THAT(Bring(shift, 1), RefusedWith(Reason::ALREADY_ENROLLED));
  EXPECT_EQ(Count("outbox WHERE type = 'matching.group.confirmed'"), 1);
  EXPECT_EQ(Get(group->name(), kManager)->SerializeAsString(), group->SerializeAsString());
  EXPECT_THAT(Get(group->name(), Volunteer(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(Groups, ComeWholeOrNotAtAll) {
  const std::string shift = Published({ShiftAt(10)})[0];
  const auto refused = Bring(shift, 11);
  EXPECT_THAT(refused, RefusedWith(Reason::NOT_ENOUGH_PLACES));
  EXPECT_EQ(MentionOf(refused.status(), "free"), "10");
  EXPECT_EQ(Count("group_enrollment"), 0);
}

TEST_F(Groups, ChangeTheirNumberAndGiveBack) {
  const std::string shift = Published({ShiftAt(5)})[0];
  const std::string name = Bring(shift, 5)->name();
  const auto waiting = Enroll(Volunteer(1), shift);
  EXPECT_THAT(Resize(name, 6), RefusedWith(Reason::NOT_ENOUGH_PLACES));
  EXPECT_THAT(Resize(name, 3, kManager), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Resize(name, 3)->heads(), 3);
  EXPECT_EQ(GetEnrollment(waiting->name(), Volunteer(1))->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(GetShift(shift)->taken(), 4);
  EXPECT_THAT(CancelGroup(name, Volunteer(1)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(CancelGroup(name, kManager)->state(), v1::GroupEnrollment::GROUP_CANCELLED);
  EXPECT_THAT(CancelGroup(name), IsOk());  // again: nothing more happens
  EXPECT_EQ(GetShift(shift)->taken(), 1);
  EXPECT_THAT(Resize(name, 1), RefusedWith(Reason::ENROLLMENT_ENDED));
  EXPECT_THAT(Bring(shift, 2), IsOk());
}

TEST_F(Groups, ComeThroughNoDoorThatIsClosedToTheirPeople) {
  const auto as = [](v1::Activity::RecruitScope scope, const char* team) {
    return [=](v1::Activity& activity) {
      activity.set_recruit_scope(scope);
      if (*team != 0) activity.add_teams(team);
    };
  };
  const std::string invited = PublishedAs(as(v1::Activity::INVITATION, ""), {ShiftAt(5)})[0];
  EXPECT_THAT(Bring(invited, 1), RefusedWith(Reason::INVITATION_ONLY));
  const std::string others =
      PublishedAs(as(v1::Activity::TEAMS, "organizations/other"), {ShiftAt(5)})[0];
  EXPECT_THAT(Bring(others, 1), RefusedWith(Reason::TEAM_ONLY));
  const std::string ours = PublishedAs(as(v1::Activity::TEAMS, kUnit), {ShiftAt(5)})[0];
  EXPECT_THAT(Bring(ours, 1), IsOk());
  EXPECT_THAT(Bring(Published({ShiftAt(5)})[0], 1, kUnit, kManager),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(Groups, AreListedAndCalledOffWithTheShift) {
  const std::string shift = Published({ShiftAt(5)})[0];
  const std::string name = Bring(shift, 2)->name();
  ASSERT_THAT(Bring(shift, 1, kOrganization, kManager), IsOk());
  v1::ListGroupEnrollmentsRequest list;
  list.set_parent(shift);
  list.set_page_size(1);
  const auto first = host_.Call(*groups_, &Stub::ListGroupEnrollments, kManager, list);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(first->groups(), SizeIs(1));
  EXPECT_EQ(first->groups(0).name(), name);
  list.set_page_token(first->next_page_token());
  EXPECT_THAT(host_.Call(*groups_, &Stub::ListGroupEnrollments, kManager, list)->groups(),
              SizeIs(1));
  ASSERT_THAT(CancelActivity(ShiftName::Parse(shift)->parent().ToString()), IsOk());
  EXPECT_EQ(Get(name, kOfficer)->end_reason(), "暴雨红色预警");
  EXPECT_EQ(GetShift(shift)->taken(), 0);
  EXPECT_EQ(Count("outbox WHERE type = 'matching.group.cancelled'"), 2);
}

}  // namespace
}  // namespace linli::matching

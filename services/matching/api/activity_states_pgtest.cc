#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/jobs/caretaker.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

using Stub = v1::ActivityService::Stub;

class ActivityStates : public House {
 protected:
  template <typename Request>
  Request For(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }
  absl::StatusOr<v1::Activity> Pause(const std::string& name) {
    auto request = For<v1::PauseActivityRequest>(name);
    request.set_reason("设备检修");
    return host_.Call(*activities_, &Stub::PauseActivity, kManager, request);
  }
  absl::StatusOr<v1::Activity> Resume(const std::string& name) {
    return host_.Call(*activities_, &Stub::ResumeActivity, kManager,
                      For<v1::ResumeActivityRequest>(name));
  }
  absl::StatusOr<v1::Activity> Withdraw(const std::string& name) {
    return host_.Call(*activities_, &Stub::WithdrawActivity, kManager,
                      For<v1::WithdrawActivityRequest>(name));
  }
  absl::StatusOr<v1::Activity> Void(const std::string& name, const std::string& as) {
    auto request = For<v1::VoidActivityRequest>(name);
    request.set_reason("属商业活动，不是志愿服务");
    return host_.Call(*activities_, &Stub::VoidActivity, as, request);
  }
  absl::StatusOr<v1::Activity> Summarize(const std::string& name, const std::string& text) {
    auto request = For<v1::SummarizeActivityRequest>(name);
    request.set_summary(text);
    request.set_outcome("路口秩序好转");
    request.set_served_count(1200);
    return host_.Call(*activities_, &Stub::SummarizeActivity, kManager, request);
  }
  static std::string ActivityOf(const std::string& shift) {
    return ShiftName::Parse(shift)->parent().ToString();
  }
  int64_t Events(const std::string& what) {
    return Count("outbox WHERE type = 'matching.activity." + what + "'");
  }

  Household household_{host_->database(), host_->cache(), host_.clock()};
};

TEST_F(ActivityStates, PausedOnesKeepTheirSeatsAndTakeNobody) {
  const std::string shift = Published({ShiftAt(2)})[0];
  const auto seated = Enroll(Volunteer(1), shift);
  EXPECT_EQ(Pause(ActivityOf(shift))->cancel_reason(), "设备检修");
  EXPECT_THAT(Pause(ActivityOf(shift)), IsOk());
  EXPECT_THAT(Enroll(Volunteer(2), shift), RefusedWith(Reason::ACTIVITY_NOT_OPEN));
  EXPECT_EQ(GetEnrollment(seated->name(), Volunteer(1))->state(), v1::Enrollment::CONFIRMED);
  EXPECT_EQ(Resume(ActivityOf(shift))->cancel_reason(), "");
  EXPECT_THAT(Enroll(Volunteer(2), shift), IsOk());
  EXPECT_EQ(Events("paused") + Events("resumed"), 2);
  ASSERT_THAT(Pause(ActivityOf(shift)), IsOk());
  host_.clock().Advance(absl::Hours(72));
  EXPECT_THAT(Resume(ActivityOf(shift)), RefusedWith(Reason::ACTIVITY_OVER));
  ASSERT_THAT(EndActivities(household_), IsOk());
  EXPECT_THAT(Resume(ActivityOf(shift)), RefusedWith(Reason::ACTIVITY_STATE));
}

TEST_F(ActivityStates, WithdrawnOnesAreDraftsAgainIfNobodyCame) {
  const std::string shift = Published({ShiftAt(2)})[0];
  const auto came = Enroll(Volunteer(1), shift);
  const auto refused = Withdraw(ActivityOf(shift));
  EXPECT_THAT(refused, RefusedWith(Reason::ACTIVITY_HAS_ENROLLMENTS));
  EXPECT_EQ(MentionOf(refused.status(), "count"), "1");
  ASSERT_THAT(Cancel(Volunteer(1), came->name()), IsOk());
  const auto draft = Withdraw(ActivityOf(shift));
  ASSERT_THAT(draft, IsOk());
  EXPECT_EQ(draft->state(), v1::Activity::DRAFT);
  EXPECT_FALSE(draft->has_publish_time());
  EXPECT_THAT(GetShift(shift), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Enroll(Volunteer(1), shift), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Events("withdrawn"), 1);
  EXPECT_THAT(Publish(ActivityOf(shift)), IsOk());
}

// 67号令 Art. 19
TEST_F(ActivityStates, AreVoidedByTheAdministrationAlone) {
  const std::string shift = Published({ShiftAt(2)})[0];
  const auto seated = Enroll(Volunteer(1), shift);
  EXPECT_THAT(Void(ActivityOf(shift), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  host_.Grant("staff/civil-affairs", options::v1::ADMINISTRATOR, "regions/1305");
  const auto voided = Void(ActivityOf(shift), "staff/civil-affairs");
  ASSERT_THAT(voided, IsOk());
  EXPECT_EQ(voided->state(), v1::Activity::VOIDED);
  EXPECT_EQ(GetEnrollment(seated->name(), Volunteer(1))->state(), v1::Enrollment::CANCELLED);
  EXPECT_THAT(Void(ActivityOf(shift), "staff/civil-affairs"), IsOk());
  EXPECT_EQ(Events("voided"), 1);
  EXPECT_THAT(CancelActivity(ActivityOf(shift)), RefusedWith(Reason::ACTIVITY_OVER));
  EXPECT_THAT(Publish(ActivityOf(shift)), RefusedWith(Reason::ACTIVITY_OVER));
}

// S0-23, S4-18: what changed, and the summary
TEST_F(ActivityStates, AreSummedUpWhenTheyAreOver) {
  const std::string name = ActivityOf(Published({ShiftAt(2)})[0]);
  EXPECT_THAT(Summarize(name, "太早"), RefusedWith(Reason::ACTIVITY_STATE));
  host_.clock().Advance(absl::Hours(72));
  ASSERT_THAT(EndActivities(household_), IsOk());
  ASSERT_THAT(Summarize(name, "三个路口，两个半天"), IsOk());
  const auto closed = Summarize(name, "三个路口，三个半天");
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->state(), v1::Activity::CLOSED);
  EXPECT_EQ(closed->summary(), "三个路口，三个半天");
  EXPECT_EQ(closed->outcome(), "路口秩序好转");
  EXPECT_EQ(closed->served_count(), 1200);
}

// S0-18, S0-19, S1-3, S1-10, S2-12, S3-21, S4-23
// S1-21: environmental topics; S1-18: duty at a public service window
TEST_F(ActivityStates, CarryTheirClassifications) {
  v1::Activity activity = Draft();
  activity.add_themes(v1::Activity::GREEN_HOME);
  activity.add_themes(v1::Activity::THREE_CARES);
  activity.add_cares(v1::Activity::FOR_NATURE);
  activity.add_place_kinds(v1::Activity::SCHOOL);
  activity.add_place_kinds(v1::Activity::PRIVATE_ENTERPRISE);
  activity.add_beneficiaries("03");
  activity.add_protections("01");
  activity.set_field("0003");
  activity.set_form(v1::Activity::LECTURE);
  activity.set_aims("认识垃圾分类");
  activity.set_role_mix("党员+社工+志愿者");
  const auto created = Create(activity, {ShiftAt(2)});
  ASSERT_THAT(created, IsOk());
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  Published({ShiftAt(2)});
  const auto find = [&](auto change) {
    v1::ListActivitiesRequest request;
    request.set_parent("organizations/-");
    change(request);
    return host_.Call(*activities_, &Stub::ListActivities, "", request)->activities();
  };
  const auto green = find([](auto& r) { r.set_theme(v1::Activity::GREEN_HOME); });
  ASSERT_THAT(green, SizeIs(1));
  EXPECT_THAT(green[0].place_kinds(),
              ElementsAre(v1::Activity::SCHOOL, v1::Activity::PRIVATE_ENTERPRISE));
  EXPECT_EQ(green[0].form(), v1::Activity::LECTURE);
  EXPECT_EQ(green[0].aims(), "认识垃圾分类");
  EXPECT_EQ(green[0].role_mix(), "党员+社工+志愿者");
  EXPECT_THAT(find([](auto& r) { r.set_care(v1::Activity::FOR_NATURE); }), SizeIs(1));
  EXPECT_THAT(find([](auto& r) { r.set_care(v1::Activity::FOR_PEOPLE); }), SizeIs(0));
  EXPECT_THAT(find([](auto& r) {
                r.set_parent(kOrganization);
                r.set_theme(v1::Activity::THREE_CARES);
              }),
              SizeIs(1));
  v1::Activity window = Draft();
  window.set_form(v1::Activity::WINDOW_DUTY);
  window.add_place_kinds(v1::Activity::SERVICE_WINDOW);
  const auto duty = Create(window, {ShiftAt(2)});
  ASSERT_THAT(duty, IsOk());
  const auto published = Publish(duty->activity().name());
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(published->form(), v1::Activity::WINDOW_DUTY);
  EXPECT_THAT(published->place_kinds(), ElementsAre(v1::Activity::SERVICE_WINDOW));
  activity.add_beneficiaries("12");
  activity.set_category("0021");
  const auto wrong = Create(activity);
  EXPECT_THAT(wrong, Violates("activity.beneficiaries[1]", Reason::FIELD_PATTERN));
  EXPECT_THAT(wrong, Violates("activity.category", Reason::FIELD_PATTERN));
}

// S3-29: 主办、承办、联合承办; the recording unit is one of them
TEST_F(ActivityStates, AreHeldByOrganisersOneOfWhomRecords) {
  Sql("INSERT INTO matching.organization VALUES ('library', 1, true, '130502', '{}')");
  v1::Activity activity = Draft();
  auto& host = *activity.add_organizers();
  host.set_organization("organizations/library");
  host.set_role(v1::Activity::Organizer::HOST);
  host.set_records(true);
  EXPECT_THAT(Create(activity), Violates("activity.organizers", Reason::RECORDING_UNIT_NOT_YOURS));
  host_.Grant("staff/both", options::v1::ORGANIZATION_MANAGER, kOrganization);
  host_.Grant("staff/both", options::v1::ORGANIZATION_MANAGER, "organizations/library");
  const auto created = Create(activity, {ShiftAt(1)}, "staff/both");
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ(created->activity().recording_unit(), "organizations/library");
  ASSERT_THAT(created->activity().organizers(), SizeIs(2));  // its own is among them
  EXPECT_EQ(created->activity().organizers(1).organization(), kOrganization);
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  ASSERT_THAT(Enroll(Volunteer(1), created->shifts(0).name()), IsOk());
  host.set_records(false);
  EXPECT_EQ(Create(activity)->activity().recording_unit(), kOrganization);
  // Each of them exists, and stands there once.
  *activity.add_organizers() = host;
  EXPECT_THAT(Create(activity),
              Violates("activity.organizers[1].organization", Reason::FIELD_REPEATED));
  activity.mutable_organizers(1)->set_organization("organizations/nowhere");
  EXPECT_THAT(Create(activity),
              Violates("activity.organizers[1].organization", Reason::RESOURCE_NOT_FOUND));
}

// S3-12: a Party organisation leads, in its community, what an organisation does there
TEST_F(ActivityStates, LinkAPartyOrganisationWithItsCommunity) {
  v1::Activity activity = Draft();
  registration::v1::Region community;
  community.set_name("regions/130502001062");
  registration_.Put(community);
  Sql("INSERT INTO matching.organization VALUES ('party-branch', 1, true, '130502', '{}')");
  activity.set_region(community.name());
  auto& party = *activity.add_organizers();
  party.set_organization("organizations/party-branch");
  party.set_role(v1::Activity::Organizer::PARTY_LEAD);
  const auto created = Create(activity, {ShiftAt(1)});
  ASSERT_THAT(created, IsOk());
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  v1::ListActivitiesRequest list;
  list.set_parent("organizations/-");
  list.set_region(community.name());
  const auto there = host_.Call(*activities_, &v1::ActivityService::Stub::ListActivities, "", list);
  ASSERT_THAT(there, IsOk());
  ASSERT_THAT(there->activities(), SizeIs(1));
  EXPECT_EQ(there->activities(0).organizers(0).organization(), "organizations/party-branch");
  EXPECT_EQ(there->activities(0).organizers(0).role(), v1::Activity::Organizer::PARTY_LEAD);
}

}  // namespace
}  // namespace linli::matching

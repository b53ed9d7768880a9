#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Stub = v1::ActivityService::Stub;

class Activities : public House {
 protected:
  absl::StatusOr<v1::Activity> Get(const std::string& name, const std::string& as = "") {
    v1::GetActivityRequest request;
    request.set_name(name);
    return host_.Call(*activities_, &Stub::GetActivity, as, request);
  }
  absl::StatusOr<v1::Activity> Update(const v1::Activity& activity,
                                      const std::vector<std::string>& paths) {
    v1::UpdateActivityRequest request;
    *request.mutable_activity() = activity;
    for (const std::string& path : paths) request.mutable_update_mask()->add_paths(path);
    return host_.Call(*activities_, &Stub::UpdateActivity, kManager, request);
  }
  absl::StatusOr<v1::ListActivitiesResponse> List(const v1::ListActivitiesRequest& request,
                                                  const std::string& as = "") {
    return host_.Call(*activities_, &Stub::ListActivities, as, request);
  }
  std::vector<std::string> EventTypes() {
    std::vector<std::string> types;
    for (const auto& row : Sql("SELECT type FROM matching.outbox ORDER BY transaction, id")) {
      types.push_back(row[0].as<std::string>());
    }
    return types;
  }
};

v1::ListActivitiesRequest ListOf(const std::string& parent) {
  v1::ListActivitiesRequest request;
  request.set_parent(parent);
  return request;
}

// S3-29: the recording unit is the organiser; S0-25: post = place × window × head-count
TEST_F(Activities, AreDraftedWithTheirShifts) {
  const auto created = Create(Draft(), {ShiftAt(30), ShiftAt(5, 4, 8)});
  ASSERT_THAT(created, IsOk());
  const v1::Activity& activity = created->activity();
  EXPECT_EQ(activity.state(), v1::Activity::DRAFT);
  EXPECT_EQ(activity.recording_unit(), kOrganization);
  EXPECT_EQ(activity.recruit_scope(), v1::Activity::OPEN);
  EXPECT_EQ(activity.etag(), "1");
  ASSERT_THAT(created->shifts(), SizeIs(2));
  EXPECT_EQ(created->shifts(0).places(), 30);
  const auto read = Get(activity.name(), kManager);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->SerializeAsString(), activity.SerializeAsString());
  EXPECT_EQ(GetShift(created->shifts(1).name(), kManager)->SerializeAsString(),
            created->shifts(1).SerializeAsString());
}

TEST_F(Activities, AreWrittenOnlyByThoseWhoRunTheOrganisation) {
  EXPECT_THAT(Create(Draft(), {}, Volunteer(1)), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(Draft(), {}, ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_EQ(Count("activity"), 0);
}

TEST_F(Activities, NeedAnApprovedOrganisation) {
  registration::v1::Organization organization;
  organization.set_name(kOrganization);
  organization.set_state(registration::v1::ORGANIZATION_SUSPENDED);
  registration_.Put(organization);
  EXPECT_THAT(Create(Draft()), RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT));
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(Create(Draft()), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

// S4-8: communities of town (09) and village (10), volunteer organisations (13), social service
// bodies (14) and charities (15)
TEST_F(Activities, ArePublishedByEveryKindOfOrganisation) {
  for (const char* kind : {"09", "10", "13", "14", "15"}) {
    registration::v1::Organization organization;
    organization.set_name(kOrganization);
    organization.set_state(registration::v1::ORGANIZATION_APPROVED);
    organization.set_region("regions/1305");
    organization.set_sponsor_kind(kind);
    registration_.Put(organization);
    const std::string shift = Published({ShiftAt(1)})[0];
    EXPECT_THAT(Enroll(Volunteer(1), shift), IsOk()) << kind;
    host_.clock().Advance(absl::Hours(72));
  }
}

TEST_F(Activities, SayEverythingThatIsWrongAtOnce) {
  const auto empty = Create(v1::Activity(), {v1::Shift()});
  for (const char* field :
       {"activity.display_name", "activity.category", "activity.region", "activity.risk_class",
        "activity.start_time", "activity.end_time", "shifts[0].display_name", "shifts[0].places"}) {
    EXPECT_THAT(empty, Violates(field, Reason::FIELD_REQUIRED));
  }
  v1::Activity activity = Draft();
  *activity.mutable_end_time() = activity.start_time();
  const auto twisted = Create(activity, {ShiftAt(1, 4, 4), ShiftAt(1, -1, 3)});
  EXPECT_THAT(twisted, Violates("activity.end_time", Reason::ACTIVITY_WINDOW));
  EXPECT_THAT(twisted, Violates("shifts[0].end_time", Reason::SHIFT_WINDOW));
  EXPECT_THAT(twisted, Violates("shifts[1].end_time", Reason::SHIFT_OUTSIDE_ACTIVITY));
  EXPECT_EQ(Count("activity") + Count("shift"), 0);
}

TEST_F(Activities, AreHiddenFromThePublicAsDrafts) {
  const auto created = Create(Draft(), {ShiftAt(30)});
  for (const std::string& as : {std::string(), Volunteer(1)}) {
    EXPECT_THAT(Get(created->activity().name(), as), RefusedWith(Reason::RESOURCE_NOT_FOUND));
    EXPECT_THAT(GetShift(created->shifts(0).name(), as), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  }
  v1::ListActivitiesRequest drafts = ListOf(kOrganization);
  drafts.set_state(v1::Activity::DRAFT);
  EXPECT_THAT(List(drafts), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(List(drafts, kManager)->activities(), SizeIs(1));
  drafts.set_parent("organizations/-");
  EXPECT_THAT(List(drafts, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(CancelActivity(created->activity().name()), IsOk());
  EXPECT_THAT(Get(created->activity().name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(EventTypes(), IsEmpty());
}

// S4-16: the leader is accountable; S1-26: insurance before danger
TEST_F(Activities, ArePublishedOnlyWhole) {
  v1::Activity activity = Draft();
  activity.clear_leader();
  activity.clear_risk_disclosure();
  activity.clear_place();
  activity.set_risk_class(v1::Activity::HIGH);
  const auto created = Create(activity);
  const auto refused = Publish(created->activity().name());
  EXPECT_THAT(refused, RefusedWith(Reason::ACTIVITY_NOT_PUBLISHABLE));
  EXPECT_THAT(refused, Violates("leader", Reason::LEADER_MISSING));
  EXPECT_THAT(refused, Violates("risk_disclosure", Reason::RISK_DISCLOSURE_MISSING));
  EXPECT_THAT(refused, Violates("insurance_policy", Reason::INSURANCE_MISSING));
  EXPECT_THAT(refused, Violates("place", Reason::PLACE_MISSING));
  EXPECT_THAT(refused, Violates("shifts", Reason::SHIFTS_MISSING));
  EXPECT_EQ(Count("activity WHERE state = 1"), 1);
}

TEST_F(Activities, AreLedByAnActiveVolunteer) {
  v1::Activity activity = Draft();
  activity.set_leader("volunteers/V130502nobody");
  const auto created = Create(activity, {ShiftAt(1)});
  EXPECT_THAT(Publish(created->activity().name()), Violates("leader", Reason::LEADER_CANNOT_LEAD));
}

TEST_F(Activities, AreAnnouncedWithTheirShiftsWhenPublished) {
  const auto created = Create(Draft(), {ShiftAt(30), ShiftAt(5, 4, 8)});
  const auto published = Publish(created->activity().name(), "1");
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(published->state(), v1::Activity::PUBLISHED);
  EXPECT_EQ(published->etag(), "2");
  EXPECT_THAT(EventTypes(), ElementsAre("matching.activity.published", "matching.shift.opened",
                                        "matching.shift.opened"));
  EXPECT_EQ(Get(created->activity().name())->SerializeAsString(), published->SerializeAsString());
  EXPECT_THAT(Publish(created->activity().name()), IsOk());  // again: nothing more happens
  EXPECT_THAT(EventTypes(), SizeIs(3));
  EXPECT_EQ(Count("activity WHERE policy_version = 'platform@2'"), 1);
}

TEST_F(Activities, ChangeOnlyAsDrafts) {
  const auto created = Create(Draft(), {ShiftAt(30)});
  v1::Activity activity = created->activity();
  activity.set_display_name("青春暖邢 半程马拉松");
  activity.set_category("0015");
  auto updated = Update(activity, {"display_name"});
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(updated->display_name(), "青春暖邢 半程马拉松");
  EXPECT_EQ(updated->category(), "0018");
  EXPECT_EQ(updated->etag(), "2");
  EXPECT_THAT(Update(activity, {"category"}), RefusedWith(Reason::ETAG_MISMATCH));
  activity.clear_etag();
  EXPECT_THAT(Update(activity, {"state"}), Violates("update_mask", Reason::FIELD_MASK));
  ASSERT_THAT(Publish(activity.name()), IsOk());
  EXPECT_THAT(Update(activity, {"category"}), RefusedWith(Reason::ACTIVITY_NOT_DRAFT));
}

TEST_F(Activities, KeepTheirShiftsInsideWhenTheyMove) {
  const auto created = Create(Draft(), {ShiftAt(30, 0, 4)});
  v1::Activity activity = created->activity();
  *activity.mutable_start_time() = time::ToProto(Now() + absl::Hours(25));
  EXPECT_THAT(Update(activity, {"start_time"}),
              Violates("activity.start_time", Reason::SHIFT_OUTSIDE_ACTIVITY));
  *activity.mutable_start_time() = time::ToProto(Now() + absl::Hours(23));
  activity.mutable_place()->mutable_point()->set_latitude(37.5);
  EXPECT_THAT(Update(activity, {"start_time", "place"}), IsOk());
  EXPECT_EQ(Count("shift WHERE latitude = 37.5"), 1);
  activity.clear_etag();
  activity.mutable_place()->mutable_point()->clear_datum();
  EXPECT_THAT(Update(activity, {"place"}),
              Violates("activity.place.point.datum", Reason::FIELD_REQUIRED));
  activity.clear_place();
  EXPECT_THAT(Update(activity, {"place"}), IsOk());
  EXPECT_EQ(Count("shift WHERE latitude IS NULL"), 1);
}

// S0-3: a region decides whose rules and whose statistics
TEST_F(Activities, LieWhereTheirOrganisationWorks) {
  const auto created = Create(Draft(), {ShiftAt(30)});
  ASSERT_THAT(created, IsOk());
  v1::Activity activity = Draft();
  for (const auto& [region, reason] : std::vector<std::pair<const char*, Reason>>{
           {"regions/130599", Reason::REGION_UNKNOWN},
           {"regions/1306", Reason::ACTIVITY_REGION_OUTSIDE}}) {
    activity.set_region(region);
    EXPECT_THAT(Create(activity), Violates("activity.region", reason));
    activity.set_name(created->activity().name());
    EXPECT_THAT(Update(activity, {"region"}), Violates("activity.region", reason));
  }
  EXPECT_EQ(Count("activity"), 1);
  activity.set_region("regions/130503");
  EXPECT_THAT(Update(activity, {"region"}), IsOk());
  // Not named in the mask: not asked for, whatever stands there.
  activity.set_region("regions/1306");
  EXPECT_THAT(Update(activity, {"display_name"}), IsOk());
  registration_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  EXPECT_THAT(Update(activity, {"region"}), RefusedWith(Reason::UPSTREAM_UNAVAILABLE));
}

TEST_F(Activities, GrowByAShift) {
  const auto created = Create(Draft(), {ShiftAt(30)});
  v1::CreateShiftRequest request;
  request.set_parent(created->activity().name());
  *request.mutable_shift() = ShiftAt(3, 8, 12);
  request.mutable_shift()->add_required_skills("16");
  const auto add = [&] { return host_.Call(*activities_, &Stub::CreateShift, kManager, request); };
  ASSERT_THAT(add(), IsOk());
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  const auto opened = add();
  ASSERT_THAT(opened, IsOk());
  EXPECT_THAT(opened->required_skills(), ElementsAre("16"));
  EXPECT_EQ(EventTypes().back(), "matching.shift.opened");
  *request.mutable_shift() = ShiftAt(3, 47, 49);
  EXPECT_THAT(add(), Violates("shift.end_time", Reason::SHIFT_OUTSIDE_ACTIVITY));
  ASSERT_THAT(CancelActivity(created->activity().name()), IsOk());
  EXPECT_THAT(add(), RefusedWith(Reason::ACTIVITY_OVER));
}

// What is announced at once can be joined.
TEST_F(Activities, GrowByShiftsThatSomebodyCanJoin) {
  const auto created = Create(Draft(), {ShiftAt(30)});
  v1::CreateShiftRequest request;
  request.set_parent(created->activity().name());
  *request.mutable_shift() = ShiftAt(3, 8, 12);
  request.mutable_shift()->set_minimum_age(50);
  request.mutable_shift()->set_maximum_age(20);
  const auto add = [&] { return host_.Call(*activities_, &Stub::CreateShift, kManager, request); };
  EXPECT_THAT(add(), Violates("shift.maximum_age", Reason::FIELD_RANGE));
  request.mutable_shift()->clear_maximum_age();
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  host_.clock().Advance(time::FromProto(request.shift().start_time()) - host_.clock().Now());
  EXPECT_THAT(add(), Violates("shift.start_time", Reason::START_IN_PAST));
}

TEST_F(Activities, ListTheirShiftsByStart) {
  const auto created = Create(Draft(), {ShiftAt(1, 8, 9), ShiftAt(2, 0, 1), ShiftAt(3, 4, 5)});
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  v1::ListShiftsRequest request;
  request.set_parent(created->activity().name());
  request.set_page_size(2);
  std::vector<int> places;
  do {
    const auto page = host_.Call(*activities_, &Stub::ListShifts, "", request);
    ASSERT_THAT(page, IsOk());
    for (const v1::Shift& shift : page->shifts()) places.push_back(shift.places());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(places, ElementsAre(2, 3, 1));
}

// S0-12: what is near, found by region, time and category
TEST_F(Activities, AreFoundByRegionWindowAndCategory) {
  const auto publish = [&](const char* region, const char* category, int hours) {
    v1::Activity activity = Draft();
    activity.set_region(region);
    activity.set_category(category);
    *activity.mutable_start_time() = time::ToProto(Now() + absl::Hours(hours));
    *activity.mutable_end_time() = time::ToProto(Now() + absl::Hours(hours + 48));
    EXPECT_THAT(Publish(Create(activity, {ShiftAt(1)})->activity().name()), IsOk());
  };
  publish("regions/130502", "0018", 24);
  publish("regions/130502", "0006", 23);
  publish("regions/130503", "0018", 22);
  // This city lets its organisations serve in all of the province.
  Sql("INSERT INTO matching.policy (region_code, effective_time, body, source) SELECT '1305', "
      "'2020-01-01',"
      " jsonb_set(body, '{publish,homeDigits}', '2'), 't' FROM matching.policy"
      " ORDER BY effective_time DESC LIMIT 1");
  publish("regions/1306", "0018", 21);
  const auto count = [&](auto change) {
    v1::ListActivitiesRequest request = ListOf("organizations/-");
    change(request);
    const auto listed = List(request);
    EXPECT_THAT(listed, IsOk());
    return listed->activities_size();
  };
  EXPECT_EQ(count([](auto&) {}), 4);
  EXPECT_EQ(count([](auto& r) { r.set_region("regions/1305"); }), 3);
  EXPECT_EQ(count([](auto& r) { r.set_region("regions/130502"); }), 2);
  EXPECT_EQ(count([](auto& r) { r.set_category("0006"); }), 1);
  EXPECT_EQ(count([](auto& r) { r.set_parent(kOrganization); }), 4);
  EXPECT_THAT(List(ListOf("organizations/other")), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(count([&](auto& r) {
              *r.mutable_window_end_time() = time::ToProto(Now() + absl::Hours(22));
            }),
            1);
  EXPECT_EQ(count([&](auto& r) {
              *r.mutable_window_start_time() = time::ToProto(Now() + absl::Hours(22 + 48));
            }),
            2);
}

TEST_F(Activities, AreListedInPagesByStart) {
  for (int i = 0; i < 5; ++i) Published({ShiftAt(1)});
  for (const char* parent : {kOrganization, "organizations/-"}) {
    v1::ListActivitiesRequest request = ListOf(parent);
    request.set_page_size(2);
    std::vector<std::string> names;
    int pages = 0;
    do {
      const auto page = List(request);
      ASSERT_THAT(page, IsOk());
      for (const v1::Activity& activity : page->activities()) names.push_back(activity.name());
      request.set_page_token(page->next_page_token());
      ++pages;
    } while (!request.page_token().empty());
    EXPECT_EQ(pages, 3);
    EXPECT_THAT(names, SizeIs(5));
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));  // all begin together
  }
}

TEST_F(Activities, AreCalledOffWithAllWhoSignedUp) {
  const std::string shift = Published({ShiftAt(1)})[0];
  const auto confirmed = Enroll(Volunteer(1), shift);
  const auto waiting = Enroll(Volunteer(2), shift);
  const std::string name = ShiftName::Parse(shift)->parent().ToString();
  const auto cancelled = CancelActivity(name);
  ASSERT_THAT(cancelled, IsOk());
  EXPECT_EQ(cancelled->state(), v1::Activity::CANCELLED);
  EXPECT_EQ(cancelled->cancel_reason(), "暴雨红色预警");
  for (const auto& enrollment : {confirmed, waiting}) {
    const auto read = GetEnrollment(enrollment->name(), enrollment->volunteer());
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(read->state(), v1::Enrollment::CANCELLED);
    EXPECT_EQ(read->end_reason(), "暴雨红色预警");
    EXPECT_FALSE(read->late_cancel());
  }
  EXPECT_EQ(GetShift(shift)->taken(), 0);
  EXPECT_EQ(GetShift(shift)->waiting(), 0);
  EXPECT_EQ(GetShift(shift)->state(), v1::Shift::CANCELLED);
  EXPECT_EQ(Count("engagement WHERE live"), 0);
  EXPECT_THAT(Enroll(Volunteer(3), shift), RefusedWith(Reason::ACTIVITY_NOT_OPEN));
  EXPECT_EQ(Count("outbox WHERE type = 'matching.enrollment.cancelled'"), 2);
  EXPECT_THAT(CancelActivity(name), IsOk());  // again: nothing more happens
  EXPECT_THAT(Publish(name), RefusedWith(Reason::ACTIVITY_OVER));
}

TEST_F(Activities, CannotBeCalledOffOnceTheyAreOver) {
  const std::string shift = Published({ShiftAt(1)})[0];
  host_.clock().Advance(absl::Hours(72));
  EXPECT_THAT(CancelActivity(ShiftName::Parse(shift)->parent().ToString()),
              RefusedWith(Reason::ACTIVITY_OVER));
}

}  // namespace
}  // namespace linli::matching

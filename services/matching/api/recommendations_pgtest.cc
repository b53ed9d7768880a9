#include <algorithm>

#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Recommendations : public House {
 protected:
  // As the feed would tell of a volunteer.
  void Know(const std::string& volunteer, const store::KnownVolunteer& known) {
    const absl::Status put = host_->database().Write(
        absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
          store::PutVolunteer(tx, VolunteerName::Parse(volunteer)->id(), ++version_, known);
          return absl::OkStatus();
        });
    ASSERT_THAT(put, IsOk());
  }
  // The index knows all that was committed.
  void Refresh() {
    host_.database().WaitForFeed();
    ASSERT_THAT(index_.Refresh(), IsOk());
  }
  static store::KnownVolunteer Adult() {
    store::KnownVolunteer known;
    known.facts = {.active = true, .birth_day = absl::CivilDay(1990, 1, 1), .skills = {"01"}};
    known.region_code = "130502";
    known.home = geo::LatLng{37.07, 114.50};
    return known;
  }

  v1::RecommendShiftsRequest For(const std::string& volunteer) {
    v1::RecommendShiftsRequest request;
    request.set_volunteer(volunteer);
    return request;
  }
  absl::StatusOr<v1::RecommendShiftsResponse> Recommend(const v1::RecommendShiftsRequest& request,
                                                        const std::string& as = "") {
    Refresh();
    return host_.Call(*recommendations_, &v1::RecommendationService::Stub::RecommendShifts,
                      as.empty() ? request.volunteer() : as, request);
  }
  std::vector<std::string> Shifts(const v1::RecommendShiftsRequest& request) {
    const auto answer = Recommend(request);
    EXPECT_THAT(answer, IsOk());
    std::vector<std::string> shifts;
    for (const auto& one : answer->recommendations()) shifts.push_back(one.shift());
    return shifts;
  }

  // A published activity somewhere, with one shift; returns the shift's name.
  std::string PublishedAt(double latitude, double longitude,
                          types::v1::Datum datum = types::v1::WGS84,
                          const char* category = "0018") {
    v1::Activity activity = Draft();
    activity.set_category(category);
    activity.mutable_place()->mutable_point()->set_latitude(latitude);
    activity.mutable_place()->mutable_point()->set_longitude(longitude);
    activity.mutable_place()->mutable_point()->set_datum(datum);
    const auto created = Create(activity, {ShiftAt(5)});
    EXPECT_THAT(Publish(created->activity().name()), IsOk());
    return created->shifts(0).name();
  }

  int64_t version_ = 0;
  const std::string volunteer_ = Volunteer(1);
};

// S0-12: the nearest first
TEST_F(Recommendations, PutTheNearestFirstAndSayWhy) {
  const std::string far = PublishedAt(37.30, 114.50);
  const std::string near = PublishedAt(37.08, 114.50);
  const std::string elsewhere = PublishedAt(24.51, 118.15);  // another city
  Know(volunteer_, Adult());
  const auto answer = Recommend(For(volunteer_));
  ASSERT_THAT(answer, IsOk());
  ASSERT_THAT(answer->recommendations(), SizeIs(2));
  const v1::Recommendation& best = answer->recommendations(0);
  EXPECT_EQ(best.shift(), near);
  EXPECT_EQ(answer->recommendations(1).shift(), far);
  EXPECT_NEAR(best.distance_meters(), 1112, 2);
  EXPECT_EQ(best.free_places(), 5);
  EXPECT_EQ(best.factors(0).kind(), v1::Factor::DISTANCE);
  EXPECT_EQ(answer->engine_version(), "score-2");
  EXPECT_EQ(answer->policy_version(), "platform@2");
}

TEST_F(Recommendations, ReadBothDatums) {
  // The same place as the map SDKs say it, half a kilometre off if it were taken for WGS-84.
  PublishedAt(37.070491202, 114.505924597, types::v1::GCJ02);
  Know(volunteer_, Adult());
  EXPECT_EQ(Recommend(For(volunteer_))->recommendations(0).distance_meters(), 0);
  v1::RecommendShiftsRequest request = For(volunteer_);
  request.mutable_near()->set_latitude(37.070491202);
  request.mutable_near()->set_longitude(114.505924597);
  request.mutable_near()->set_datum(types::v1::GCJ02);
  EXPECT_EQ(Recommend(request)->recommendations(0).distance_meters(), 0);
}

TEST_F(Recommendations, ShowOnlyWhatTheRulesAdmit) {
  v1::Shift skilled = ShiftAt(5), old = ShiftAt(5), full = ShiftAt(1),
            overlapping = ShiftAt(5, 1, 2), taken = ShiftAt(5, 10, 12), open = ShiftAt(5, 20, 22),
            foreign = ShiftAt(5, 24, 26);
  skilled.add_required_skills("16");
  foreign.add_required_languages("ug");
  old.set_minimum_age(60);
  const std::vector<std::string> shifts =
      Published({skilled, old, full, overlapping, taken, open, ShiftAt(5, 0, 1), foreign});
  Create(Draft(), {ShiftAt(5)}).IgnoreError();  // a draft
  ASSERT_THAT(Enroll(Volunteer(2), shifts[2]), IsOk());
  ASSERT_THAT(Enroll(volunteer_, shifts[4]), IsOk());
  const std::string busy = Published({ShiftAt(5, 0, 4)})[0];
  ASSERT_THAT(Enroll(volunteer_, busy), IsOk());
  Know(volunteer_, Adult());
  EXPECT_THAT(Shifts(For(volunteer_)), ElementsAre(shifts[5]));
}

TEST_F(Recommendations, KeepToTheWindow) {
  const std::vector<std::string> shifts = Published({ShiftAt(5, 0, 1), ShiftAt(5, 10, 12)});
  Know(volunteer_, Adult());
  v1::RecommendShiftsRequest request = For(volunteer_);
  *request.mutable_window_start_time() = time::ToProto(Now() + absl::Hours(30));
  EXPECT_THAT(Shifts(request), ElementsAre(shifts[1]));
  *request.mutable_window_start_time() = time::ToProto(Now());
  *request.mutable_window_end_time() = time::ToProto(Now() + absl::Hours(30));
  EXPECT_THAT(Shifts(request), ElementsAre(shifts[0]));
  request.set_max_results(1);
  request.clear_window_end_time();
  EXPECT_THAT(Shifts(request), SizeIs(1));
}

TEST_F(Recommendations, WorkWithoutAPlaceInTheVolunteersCity) {
  const std::string here = PublishedAt(37.30, 114.50);
  store::KnownVolunteer known = Adult();
  known.home.reset();
  Know(volunteer_, known);
  const auto answer = Recommend(For(volunteer_));
  ASSERT_THAT(answer->recommendations(), SizeIs(1));
  EXPECT_EQ(answer->recommendations(0).shift(), here);
  EXPECT_FALSE(answer->recommendations(0).has_distance_meters());
  known.region_code = "350206";
  Know(volunteer_, known);
  EXPECT_THAT(Shifts(For(volunteer_)), IsEmpty());
}

TEST_F(Recommendations, FollowWhatTheVolunteerRegistered) {
  const std::string environment = PublishedAt(37.07, 114.50, types::v1::WGS84, "0006");
  const std::string event = PublishedAt(37.07, 114.50, types::v1::WGS84, "0018");
  store::KnownVolunteer known = Adult();
  known.preferences.categories = {"0006"};
  Know(volunteer_, known);
  EXPECT_THAT(Shifts(For(volunteer_)), ElementsAre(environment, event));
  known.preferences.categories = {"0018"};
  Know(volunteer_, known);
  EXPECT_THAT(Shifts(For(volunteer_)), ElementsAre(event, environment));
}

TEST_F(Recommendations, WaitForTheIndex) {
  Know(volunteer_, Adult());
  const auto answer =
      host_.Call(*recommendations_, &v1::RecommendationService::Stub::RecommendShifts, volunteer_,
                 For(volunteer_));
  EXPECT_THAT(answer, RefusedWith(Reason::MATCH_INDEX_LOADING));
}

// Memory that has not heard of what happened is asked no more than it knows.
TEST_F(Recommendations, SurviveAnIndexThatIsBehind) {
  const std::vector<std::string> shifts =
      Published({ShiftAt(5, 0, 1), ShiftAt(1, 2, 3), ShiftAt(5, 4, 5), ShiftAt(5, 6, 7)});
  Know(volunteer_, Adult());
  Refresh();
  ASSERT_THAT(Enroll(volunteer_, shifts[0]), IsOk());
  ASSERT_THAT(Enroll(Volunteer(2), shifts[1]), IsOk());
  const auto ask = [&] {
    std::vector<std::string> shown;
    const auto answer =
        host_.Call(*recommendations_, &v1::RecommendationService::Stub::RecommendShifts, volunteer_,
                   For(volunteer_));
    EXPECT_THAT(answer, IsOk());
    for (const auto& one : answer->recommendations()) shown.push_back(one.shift());
    return shown;
  };
  EXPECT_THAT(ask(), SizeIs(4));  // trusted
  host_.clock().Advance(absl::Seconds(6));
  EXPECT_THAT(ask(), ElementsAre(shifts[2], shifts[3]));
  Know(volunteer_, [] {
    store::KnownVolunteer suspended = Adult();
    suspended.facts.active = false;
    return suspended;
  }());
  EXPECT_THAT(host_.Call(*recommendations_, &v1::RecommendationService::Stub::RecommendShifts,
                         volunteer_, For(volunteer_)),
              RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
}

TEST_F(Recommendations, ExplainWhyNot) {
  v1::Shift wanted = ShiftAt(1, 0, 4);
  wanted.add_required_skills("16");
  wanted.set_minimum_age(60);
  const std::vector<std::string> shifts = Published({wanted, ShiftAt(5, 2, 6)});
  store::KnownVolunteer known = Adult();
  known.home = geo::LatLng{24.51, 118.15};
  Know(volunteer_, known);
  ASSERT_THAT(Enroll(volunteer_, shifts[1]), IsOk());
  Refresh();
  v1::ExplainMatchRequest request;
  request.set_volunteer(volunteer_);
  request.set_shift(shifts[0]);
  const auto explained = host_.Call(
      *recommendations_, &v1::RecommendationService::Stub::ExplainMatch, volunteer_, request);
  ASSERT_THAT(explained, IsOk());
  std::vector<std::string> reasons;
  for (const v1::Obstacle& one : explained->obstacles()) reasons.push_back(one.reason());
  EXPECT_THAT(reasons,
              ElementsAre("TOO_YOUNG", "SKILL_MISSING", "SHIFT_OVERLAPS", "SHIFT_TOO_FAR"));
  EXPECT_EQ(explained->obstacles(2).metadata().at("shift"), shifts[1]);
  EXPECT_THAT(explained->obstacles(3).message_zh(), ::testing::HasSubstr("公里"));
  EXPECT_GT(explained->score(), 0);
  EXPECT_THAT(explained->factors(), Not(IsEmpty()));
  EXPECT_EQ(explained->engine_version(), "score-2");
}

TEST_F(Recommendations, ExplainWhatIsOpenToHer) {
  const std::vector<std::string> shifts = Published({ShiftAt(1, 0, 4)});
  Know(volunteer_, Adult());
  Refresh();
  v1::ExplainMatchRequest request;
  request.set_volunteer(volunteer_);
  request.set_shift(shifts[0]);
  const auto ask = [&](const std::string& as) {
    return host_.Call(*recommendations_, &v1::RecommendationService::Stub::ExplainMatch, as,
                      request);
  };
  const auto open = ask(volunteer_);
  ASSERT_THAT(open, IsOk());
  EXPECT_THAT(open->obstacles(), IsEmpty());
  EXPECT_DOUBLE_EQ(open->score(), Recommend(For(volunteer_))->recommendations(0).score());
  ASSERT_THAT(Enroll(volunteer_, shifts[0]), IsOk());
  const auto taken = ask(volunteer_);
  ASSERT_THAT(taken->obstacles(), SizeIs(3));  // she holds it, at that time, and it is full
  EXPECT_EQ(taken->obstacles(0).reason() + " " + taken->obstacles(1).reason() + " " +
                taken->obstacles(2).reason(),
            "ALREADY_ENROLLED SHIFT_OVERLAPS SHIFT_FULL_NOW");
  EXPECT_THAT(ask(Volunteer(2)), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto draft = Create(Draft(), {ShiftAt(5)});
  request.set_shift(draft->shifts(0).name());
  EXPECT_THAT(ask(volunteer_), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  store::KnownVolunteer elsewhere = Adult();
  elsewhere.home.reset();
  elsewhere.region_code = "350206";
  Know(volunteer_, elsewhere);
  request.set_shift(Published({ShiftAt(1, 20, 24)})[0]);
  ASSERT_THAT(ask(volunteer_)->obstacles(), SizeIs(1));
  EXPECT_EQ(ask(volunteer_)->obstacles(0).reason(), "SHIFT_IN_ANOTHER_CITY");
}

TEST_F(Recommendations, AreForKnownAndActiveVolunteersAlone) {
  EXPECT_THAT(Recommend(For(volunteer_)), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  store::KnownVolunteer known = Adult();
  known.facts.active = false;
  Know(volunteer_, known);
  EXPECT_THAT(Recommend(For(volunteer_)), RefusedWith(Reason::VOLUNTEER_CANNOT_SERVE));
  EXPECT_THAT(Recommend(For(volunteer_), Volunteer(2)), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::matching

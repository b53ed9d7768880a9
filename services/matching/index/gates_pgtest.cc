// Whoever is named could sign up, and whoever could sign up is named: memory's gates against the
// rules of Enroll, pair by pair.
#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/index/recommend.h"

namespace linli::matching {
namespace {

constexpr int kPeople = 30;

class Gates : public House {
 protected:
  Gates() {
    SetPolicy("{enrollment,maxMinutesPerDay}", "300");
    SetPolicy("{enrollment,noShowLimit}", "1");
    SetPolicy("{score,maxDistanceMeters}", "500000");
    for (int i = 0; i < kPeople; ++i) people_.push_back(Person(i));
    MakeShifts();
    for (int i = 0; i < kPeople; ++i) {  // some have plans
      if (i % 4 == 1) Seat(people_[i], shifts_[0]);
      if (i % 6 == 2) Seat(people_[i], shifts_[8]);
    }
    Sql("INSERT INTO matching.enrollment (shift_id, enrollment_id, volunteer_id, create_time,"
        " update_time, state, start_time, policy_version) SELECT '" +
        IdOf(shifts_[0]) + "', 'missed', '" + IdOf(people_[3]) +
        "', now(), now(), 9, to_timestamp(" +
        std::to_string(absl::ToUnixSeconds(Now() - absl::Hours(24))) + "), '1'");
    Refresh();
  }
  static std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

  void Seat(const std::string& volunteer, const std::string& shift) {
    EXPECT_THAT(Enroll(volunteer, shift), IsOk());
  }

  // As registration knows her, and as its feed told of her: nobody is of an age in between.
  std::string Person(int i) {
    registration::v1::Volunteer person;
    person.set_name(Volunteer(i + 1));
    person.set_state(registration::v1::VOLUNTEER_ACTIVE);
    const int year = i % 7 == 0 ? 1945 : 1985;
    person.set_birth_date(absl::StrCat(year, "-06-15"));
    if (i % 2 == 0) person.add_skills("01");
    registration_.Put(person);
    registration::v1::GateFacts facts;
    facts.set_name(person.name() + "/gateFacts");
    const std::string id = IdOf(person.name());
    Sql(absl::StrCat(
        "INSERT INTO matching.volunteer (volunteer_id, version, active, region_code,"
        " birth_year, skills, categories, availability, latitude, longitude) VALUES ('",
        id, "', 1, true, '130502', ", year, ", '", i % 2 == 0 ? "{01}" : "{}",
        "', '{}', 0, 37.0, 114.5)"));
    if (i % 3 == 0) {
      auto& held = *facts.add_qualifications();
      held.set_qualification_kind("regions/1305/qualificationKinds/first-aid");
      const absl::Time from = Now() - absl::Hours(2400);
      // Of some it ends in the middle of the activity.
      const absl::Time until = Now() + absl::Hours(i % 6 == 0 ? 40 : 4000);
      *held.mutable_start_time() = time::ToProto(from);
      *held.mutable_end_time() = time::ToProto(until);
      Sql(absl::StrCat("INSERT INTO matching.paper VALUES ('", id, "', 'q', 1, 'q:first-aid',",
                       " to_timestamp(", absl::ToUnixSeconds(from), "), to_timestamp(",
                       absl::ToUnixSeconds(until), "), true)"));
    }
    if (i % 5 == 0) {
      facts.add_completed_courses()->set_course("regions/1305/courses/traffic");
      Sql("INSERT INTO matching.paper VALUES ('" + id +
          "', 't', 1, 't:traffic', NULL, NULL, true)");
    }
    registration_.Put(facts);
    if (i % 5 == 1) Join(person.name(), "organizations/detachment");
    return person.name();
  }

  void MakeShifts() {
    v1::Shift qualified = ShiftAt(500, 0, 3), late = ShiftAt(500, 30, 33),
              trained = ShiftAt(500, 6, 8), young = ShiftAt(500, 6, 9), old = ShiftAt(500, 9, 11),
              earned = ShiftAt(500, 24, 26), skilled = ShiftAt(500, 26, 28),
              one = ShiftAt(500, 40, 41), other = ShiftAt(500, 44, 45), rested = ShiftAt(500, 5, 6);
    qualified.add_required_qualifications("first-aid");
    late.add_required_qualifications("first-aid");
    late.add_required_trainings("traffic");
    trained.add_required_trainings("traffic");
    young.set_maximum_age(60);
    old.set_minimum_age(60);
    earned.set_minimum_hours(1);
    skilled.add_required_skills("01");
    one.set_exclusion_group("expo");
    other.set_exclusion_group("expo");
    rested.set_rest_minutes(90);
    shifts_ = Published({ShiftAt(500, 0, 4), qualified, late, trained, young, old, earned, skilled,
                         one, other, rested, ShiftAt(500, 3, 6)});
    shifts_.push_back(PublishedAs(
        [](auto& activity) {
          activity.set_recruit_scope(v1::Activity::TEAMS);
          activity.add_teams("organizations/detachment");
        },
        {ShiftAt(500, 20, 21)})[0]);
  }

  void Refresh() {
    host_.database().WaitForFeed();
    ASSERT_THAT(index_.Refresh(), IsOk());
  }

  // By the rules of Enroll.
  bool Admits(const std::string& volunteer, const std::string& shift) {
    v1::ExplainMatchRequest request;
    request.set_volunteer(volunteer);
    request.set_shift(shift);
    const auto answer = host_.Call(
        *recommendations_, &v1::RecommendationService::Stub::ExplainMatch, volunteer, request);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() && answer->obstacles().empty();
  }
  std::set<std::string> Recommended(const std::string& volunteer) {
    v1::RecommendShiftsRequest request;
    request.set_volunteer(volunteer);
    request.set_max_results(50);
    const auto answer = host_.Call(
        *recommendations_, &v1::RecommendationService::Stub::RecommendShifts, volunteer, request);
    EXPECT_THAT(answer, IsOk());
    std::set<std::string> shifts;
    for (const auto& one : answer->recommendations()) shifts.insert(one.shift());
    return shifts;
  }
  std::set<std::string> Candidates(const std::string& shift) {
    v1::FindCandidatesRequest request;
    request.set_shift(shift);
    const auto answer = host_.Call(
        *recommendations_, &v1::RecommendationService::Stub::FindCandidates, kManager, request);
    EXPECT_THAT(answer, IsOk());
    std::set<std::string> names;
    for (const auto& one : answer->candidates()) names.insert(one.volunteer());
    return names;
  }

  std::vector<std::string> people_, shifts_;
};

TEST_F(Gates, AreThoseOfEnroll) {
  std::map<std::string, std::set<std::string>> candidates;
  for (const std::string& shift : shifts_) candidates[shift] = Candidates(shift);
  const std::string of_a_team = shifts_.back();
  int admitted = 0, refused = 0;
  for (const std::string& person : people_) {
    const std::set<std::string> recommended = Recommended(person);
    for (const std::string& shift : shifts_) {
      const bool admits = Admits(person, shift);
      ++(admits ? admitted : refused);
      EXPECT_EQ(recommended.contains(shift), admits) << person << " " << shift;
      if (shift == of_a_team) continue;  // who asks for candidates may invite whoever it is
      EXPECT_EQ(candidates[shift].contains(person), admits) << person << " " << shift;
    }
  }
  EXPECT_GT(admitted, 100);
  EXPECT_GT(refused, 100);
}

// What memory ranks first must not be what the database throws out afterwards.
TEST_F(Gates, LeaveNothingToTheDatabase) {
  const auto snapshot = index_.Newest();
  for (const std::string& person : people_) {
    index::ShiftsWanted wanted;
    wanted.volunteer = *snapshot->Find(IdOf(person));
    wanted.now = absl::ToUnixSeconds(Now());
    wanted.starts_from = wanted.now;
    wanted.starts_before = wanted.now + 30 * 86'400;
    wanted.near = geo::LatLng{37.07, 114.5};
    wanted.within_metres = 500'000;
    wanted.count = 50;
    const domain::Weights weights(snapshot->policies->At<v1::Policy>("1305", Now())->score());
    for (const auto& one : index::RecommendShifts(*snapshot, wanted, weights)) {
      if (one.card->of.recruiting.scope == v1::Activity::TEAMS) continue;
      EXPECT_TRUE(Admits(person, one.card->of.shift.name())) << person << one.card->id;
    }
  }
}

TEST_F(Gates, CloseForAnOrganisationThatIsHalted) {
  Sql("INSERT INTO matching.organization VALUES ('qingchun', 1, false, '1305', '{}')");
  Refresh();
  EXPECT_TRUE(Recommended(people_[0]).empty());
  v1::FindCandidatesRequest request;
  request.set_shift(shifts_[0]);
  EXPECT_THAT(host_.Call(*recommendations_, &v1::RecommendationService::Stub::FindCandidates,
                         kManager, request),
              RefusedWith(Reason::ORGANIZATION_CANNOT_RECRUIT));
  Sql("UPDATE matching.organization SET approved = true");
  Refresh();
  EXPECT_FALSE(Recommended(people_[0]).empty());
}

TEST_F(Gates, FollowWhatTheFeedTellsOfPapers) {
  ASSERT_FALSE(Recommended(people_[7]).contains(shifts_[3]));
  Sql("INSERT INTO matching.paper VALUES ('" + IdOf(people_[7]) +
      "', 't', 1, 't:traffic', NULL, NULL, true)");
  Refresh();
  const bool shown = Recommended(people_[7]).contains(shifts_[3]);
  Sql("UPDATE matching.paper SET holds = false, version = 2 WHERE volunteer_id = '" +
      IdOf(people_[7]) + "'");
  Refresh();
  EXPECT_FALSE(Recommended(people_[7]).contains(shifts_[3]));
  EXPECT_TRUE(shown);
}

}  // namespace
}  // namespace linli::matching

#include "absl/strings/str_format.h"
#include "services/matching/api/house_fixture.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/projection_store.h"

namespace linli::matching {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class Candidates : public House {
 protected:
  // A volunteer so many kilometres north of the stadium, as the feed would tell of her.
  std::string Know(int number, double kilometres, const store::KnownVolunteer& as = Adult()) {
    store::KnownVolunteer known = as;
    if (known.home) known.home->latitude += kilometres / 111.2;
    const std::string name = Volunteer(number);
    const absl::Status put = host_->database().Write(
        absl::Now() + absl::Seconds(10), db::Database::InDoubt::kFail, [&](db::Tx& tx) {
          store::PutVolunteer(tx, VolunteerName::Parse(name)->id(), ++version_, known);
          return absl::OkStatus();
        });
    EXPECT_THAT(put, IsOk());
    return name;
  }
  static store::KnownVolunteer Adult() {
    store::KnownVolunteer known;
    known.facts = {.active = true, .birth_day = absl::CivilDay(1990, 1, 1), .skills = {"01"}};
    known.region_code = "130502";
    known.home = geo::LatLng{37.07, 114.50};
    return known;
  }

  absl::StatusOr<v1::FindCandidatesResponse> Find(const v1::FindCandidatesRequest& request,
                                                  const std::string& as = kManager) {
    return host_.Call(*recommendations_, &v1::RecommendationService::Stub::FindCandidates, as,
                      request);
  }
  std::vector<std::string> Names(const v1::FindCandidatesRequest& request) {
    host_.database().WaitForFeed();
    EXPECT_THAT(index_.Refresh(), IsOk());
    const auto answer = Find(request);
    EXPECT_THAT(answer, IsOk());
    std::vector<std::string> names;
    for (const v1::Candidate& one : answer->candidates()) names.push_back(one.volunteer());
    return names;
  }
  v1::FindCandidatesRequest For(const std::string& shift) {
    v1::FindCandidatesRequest request;
    request.set_shift(shift);
    return request;
  }

  int64_t version_ = 0;
};

TEST_F(Candidates, AreRankedAndExplained) {
  const std::string shift = Published({ShiftAt(5)})[0];
  const std::string far = Know(1, 9.4), near = Know(2, 1.2);
  Know(3, 60);  // beyond what policy shows
  EXPECT_THAT(Names(For(shift)), ElementsAre(near, far));
  const auto answer = Find(For(shift));
  EXPECT_EQ(answer->candidates(0).distance_meters(), 2000);  // whole kilometres: her home is hers
  EXPECT_EQ(answer->candidates(1).distance_meters(), 10000);
  EXPECT_EQ(answer->candidates(0).factors(0).kind(), v1::Factor::DISTANCE);
  EXPECT_EQ(answer->engine_version(), "score-2");
  EXPECT_EQ(answer->policy_version(), "platform@2");
  EXPECT_EQ(time::FromProto(answer->as_of_time()), Now());
}

TEST_F(Candidates, KeepToTheFilters) {
  v1::Shift night = ShiftAt(5);
  night.add_required_skills("01");
  night.add_required_languages("ug");
  const std::string shift = Published({night})[0];
  store::KnownVolunteer sunday = Adult();  // 2026-11-29 is a Sunday, 09:00 to 13:00
  sunday.facts.languages = {"zh", "ug"};   // S0-33
  sunday.preferences.availability = 0b011 << 18;
  sunday.preferences.categories = {"0018"};
  store::KnownVolunteer morning = sunday;
  morning.preferences.availability = 0b001 << 18;
  store::KnownVolunteer other = sunday;
  other.preferences.categories = {"0006"};
  store::KnownVolunteer elsewhere = sunday;
  elsewhere.region_code = "130503";
  store::KnownVolunteer unskilled = sunday;
  unskilled.facts.skills = {};
  store::KnownVolunteer silent = sunday;
  silent.facts.languages = {"zh"};
  store::KnownVolunteer homeless = sunday;
  homeless.home.reset();
  store::KnownVolunteer stranger = homeless;
  stranger.region_code = "350206";
  const std::string a = Know(1, 1, sunday), b = Know(2, 2, morning), c = Know(3, 3, other),
                    d = Know(4, 4, elsewhere), e = Know(6, 0, homeless);
  Know(5, 5, unskilled);
  Know(8, 5, silent);
  Know(7, 0, stranger);
  v1::FindCandidatesRequest request = For(shift);
  EXPECT_THAT(Names(request), UnorderedElementsAre(a, b, c, d, e));
  request.set_available_only(true);
  EXPECT_THAT(Names(request), UnorderedElementsAre(a, c, d, e));
  request.set_registered_category_only(true);
  EXPECT_THAT(Names(request), UnorderedElementsAre(a, d, e));
  request.set_region("regions/130502");
  EXPECT_THAT(Names(request), UnorderedElementsAre(a, e));
  request.set_max_distance_meters(500);
  EXPECT_THAT(Names(request), ElementsAre(e));
  request.set_max_results(1);
  request.clear_max_distance_meters();
  EXPECT_THAT(Names(request), SizeIs(1));
}

TEST_F(Candidates, LeaveOutWhoIsWantedElsewhere) {
  const std::vector<std::string> shifts = Published({ShiftAt(5, 0, 4), ShiftAt(5, 2, 6)});
  const std::string busy = Know(1, 1), free = Know(2, 2), here = Know(3, 3);
  ASSERT_THAT(Enroll(busy, shifts[1]), IsOk());
  ASSERT_THAT(Enroll(here, shifts[0]), IsOk());
  EXPECT_THAT(Names(For(shifts[0])), ElementsAre(free));
}

TEST_F(Candidates, AreLookedUpAgainBeforeTheyAreShown) {
  const std::string shift = Published({ShiftAt(5)})[0];
  std::vector<std::string> all;
  for (int i = 0; i < 40; ++i) all.push_back(Know(i, 1 + i * 0.1));
  EXPECT_THAT(Names(For(shift)), SizeIs(40));
  // The nearest ones sign up or are suspended; nobody tells the index.
  for (int i = 0; i < 10; ++i) ASSERT_THAT(Enroll(all[i], shift), IsOk());
  store::KnownVolunteer suspended = Adult();
  suspended.facts.active = false;
  for (int i = 10; i < 30; ++i) Know(i, 1, suspended);
  v1::FindCandidatesRequest request = For(shift);
  request.set_max_results(5);
  const auto answer = Find(request);
  ASSERT_THAT(answer->candidates(), SizeIs(5));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(answer->candidates(i).volunteer(), all[30 + i]);
}

TEST_F(Candidates, AreForThoseWhoRunTheShift) {
  const std::string shift = Published({ShiftAt(5)})[0];
  const std::string volunteer = Know(1, 1);
  EXPECT_THAT(Find(For(shift)), RefusedWith(Reason::MATCH_INDEX_LOADING));
  EXPECT_THAT(Names(For(shift)), ElementsAre(volunteer));
  EXPECT_THAT(Find(For(shift), volunteer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Find(For(std::string(kOrganization) + "/activities/none/shifts/none")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  const auto draft = Create(Draft(), {ShiftAt(5)});
  EXPECT_THAT(Find(For(draft->shifts(0).name())), RefusedWith(Reason::ACTIVITY_NOT_OPEN));
  // Published a moment ago: the index has not heard of it.
  EXPECT_THAT(Find(For(Published({ShiftAt(5)})[0])), RefusedWith(Reason::MATCH_INDEX_LOADING));
  host_.clock().Advance(absl::Hours(25));
  EXPECT_THAT(Find(For(shift)), RefusedWith(Reason::SHIFT_BEGUN));
}

TEST_F(Candidates, WithoutAPlaceAreOfTheCity) {
  v1::Activity activity = Draft();
  activity.mutable_place()->clear_point();
  const auto created = Create(activity, {ShiftAt(5)});
  ASSERT_THAT(Publish(created->activity().name()), IsOk());
  store::KnownVolunteer stranger = Adult();
  stranger.region_code = "350206";
  const std::string here = Know(1, 1);
  Know(2, 1, stranger);
  EXPECT_THAT(Names(For(created->shifts(0).name())), ElementsAre(here));
}

}  // namespace
}  // namespace linli::matching

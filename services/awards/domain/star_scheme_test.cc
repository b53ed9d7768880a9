#include "services/awards/domain/star_scheme.h"

#include <functional>

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "tests/support/matchers.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

v1::StarScheme Scheme(std::vector<std::pair<int, int64_t>> stars) {
  v1::StarScheme scheme;
  *scheme.mutable_effective_time() = time::ToProto(kNow);
  for (auto [star, minutes] : stars) {
    scheme.add_stars()->set_star(star);
    scheme.mutable_stars()->rbegin()->set_threshold_minutes(minutes);
  }
  return scheme;
}

TEST(StarScheme, AcceptsTheNationalTable) {
  EXPECT_TRUE(
      CheckStarScheme(Scheme({{1, 6000}, {2, 18000}, {3, 36000}, {4, 60000}, {5, 90000}}), kNow)
          .ok());
}

TEST(StarScheme, NamesEveryStarThatIsWrong) {
  absl::Status status = CheckStarScheme(Scheme({{1, 6000}, {3, 6000}, {3, 5999}, {4, 7000}}), kNow);
  auto bad = DetailOf<google::rpc::BadRequest>(status);
  ASSERT_TRUE(bad.has_value());
  ASSERT_EQ(bad->field_violations_size(), 3);
  EXPECT_EQ(bad->field_violations(0).field(), "star_scheme.stars[1].star");
  EXPECT_EQ(bad->field_violations(0).reason(), "STAR_NOT_IN_SEQUENCE");
  EXPECT_EQ(bad->field_violations(1).field(), "star_scheme.stars[1].threshold_minutes");
  EXPECT_EQ(bad->field_violations(2).field(), "star_scheme.stars[2].threshold_minutes");
  EXPECT_EQ(bad->field_violations(2).reason(), "STAR_THRESHOLD_NOT_RISING");
}

TEST(StarScheme, NeedsMoreThanNothingForTheFirstStar) {
  EXPECT_FALSE(CheckStarScheme(Scheme({{1, 0}}), kNow).ok());
  EXPECT_TRUE(CheckStarScheme(Scheme({{1, 1}}), kNow).ok());
}

TEST(StarScheme, NeverReachesBack) {
  EXPECT_TRUE(CheckStarScheme(Scheme({{1, 1}}), kNow).ok());
  EXPECT_EQ(ReasonOf(CheckStarScheme(Scheme({{1, 1}}), kNow + absl::Nanoseconds(1))),
            Reason::STAR_SCHEME_IN_THE_PAST);
}

TEST(StarScheme, RefusesConditionsThatItsSubjectCannotHave) {
  using Spoil = std::function<void(v1::StarScheme&)>;
  const auto star = [](v1::StarScheme& scheme) -> v1::Star& { return *scheme.mutable_stars(0); };
  const struct {
    Spoil spoil;
    const char* field;  // nullptr: nothing is wrong
  } cases[] = {
      {[&](auto& s) { star(s).set_tenure_months(12); }, nullptr},
      {[&](auto& s) { star(s).set_service_days(10); }, nullptr},
      {[&](auto& s) { star(s).set_threshold_points(1); }, "star_scheme.stars[0].threshold_points"},
      {[&](auto& s) {
         star(s).set_threshold_points(1);
         s.mutable_counting_rule()->set_points_per_mille(1);
       },
       nullptr},
      {[&](auto& s) { star(s).set_participants(1); }, "star_scheme.stars[0].participants"},
      {[&](auto& s) {
         star(s).set_participants(1);
         s.set_subject(v1::STAR_OF_ORGANIZATIONS);
       },
       nullptr},
      {[&](auto& s) {
         star(s).set_tenure_months(1);
         s.set_subject(v1::STAR_OF_ORGANIZATIONS);
       },
       "star_scheme.stars[0].tenure_months"},
      {[&](auto& s) {
         star(s).set_decision(v1::STAR_AUTOMATIC);
         s.set_subject(v1::STAR_OF_ORGANIZATIONS);
       },
       "star_scheme.stars[0].decision"},
      {[&](auto& s) {
         s.set_downgrades(true);
         s.set_subject(v1::STAR_OF_ORGANIZATIONS);
       },
       "star_scheme.counting_rule"},
      {[&](auto& s) { star(s).set_quality(1); }, "star_scheme.stars[0].quality"},
      {[&](auto& s) {
         star(s).set_quality(1);
         star(s).set_decision(v1::STAR_ON_APPLICATION);
       },
       nullptr},
      {[&](auto& s) { star(s).set_decision_level(9); }, nullptr},
      {[&](auto& s) { star(s).set_decision_level(10); }, "star_scheme.stars[0].decision_level"},
      {[&](auto& s) {
         for (int i = 0; i < 2; ++i) {
           s.mutable_counting_rule()->add_category_points()->set_category("0001");
         }
       },
       "star_scheme.counting_rule.category_points[1].category"},
  };
  for (const auto& c : cases) {
    v1::StarScheme scheme = Scheme({{1, 6000}});
    c.spoil(scheme);
    const absl::Status status = CheckStarScheme(scheme, kNow);
    if (c.field == nullptr) {
      EXPECT_THAT(status, IsOk());
    } else {
      EXPECT_THAT(status, Violates(c.field, Reason::CRITERION_INVALID)) << c.field;
    }
  }
}

}  // namespace
}  // namespace linli::awards::domain

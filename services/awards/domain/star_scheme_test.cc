#include "services/awards/domain/star_scheme.h"

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

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

}  // namespace
}  // namespace linli::awards::domain

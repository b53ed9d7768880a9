#include "services/awards/domain/star_evaluation.h"

#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

constexpr int64_t kHour = 60;

v1::StarScheme NationalScheme() {
  v1::StarScheme scheme;
  scheme.set_name("starSchemes/national");
  scheme.set_version(1);
  int star = 0;
  for (int64_t hours : {100, 300, 600, 1000, 1500}) {
    v1::Star& added = *scheme.add_stars();
    added.set_star(++star);
    added.set_title(std::to_string(star) + "星");
    added.set_threshold_minutes(hours * kHour);
  }
  return scheme;
}

v1::StarStatus Described(int star, int64_t minutes) {
  v1::StarStatus status;
  status.set_star(star);
  status.set_counted_minutes(minutes);
  Describe(NationalScheme(), status);
  return status;
}

TEST(StarStatus, TellsTheNextStarAndWhatIsMissing) {
  v1::StarStatus none = Described(0, 98 * kHour);
  EXPECT_EQ(none.title(), "");
  EXPECT_EQ(none.next_star(), 1);
  EXPECT_EQ(none.next_threshold_minutes(), 100 * kHour);
  EXPECT_EQ(none.missing_minutes(), 2 * kHour);
  EXPECT_EQ(none.star_scheme(), "starSchemes/national");
}

TEST(StarStatus, HasNothingMissingAtTheTop) {
  v1::StarStatus top = Described(5, 2000 * kHour);
  EXPECT_EQ(top.title(), "5星");
  EXPECT_EQ(top.next_star(), 0);
  EXPECT_EQ(top.missing_minutes(), 0);
}

TEST(StarStatus, KeepsAStarThatItsMinutesNoLongerGive) {
  v1::StarStatus kept = Described(1, 90 * kHour);
  EXPECT_EQ(kept.star(), 1);
  EXPECT_EQ(kept.next_star(), 2);
  EXPECT_EQ(kept.missing_minutes(), 210 * kHour);
}

}  // namespace
}  // namespace linli::awards::domain

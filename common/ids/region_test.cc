#include "common/ids/region.h"

#include "gmock/gmock.h"

namespace linli::ids {
namespace {

using ::testing::ElementsAre;

TEST(RegionAndAbove, ClimbsFromACommunityToEverywhere) {  // S0-3
  EXPECT_THAT(RegionAndAbove("regions/130502001001"),
              ElementsAre("regions/130502001001", "regions/130502001", "regions/130502",
                          "regions/1305", "regions/13", ""));
  EXPECT_THAT(RegionAndAbove("1305"), ElementsAre("regions/1305", "regions/13", ""));
  EXPECT_THAT(RegionAndAbove(""), ElementsAre(""));
}

TEST(LiesIn, IsTheRegionItselfAndWhatIsBelow) {
  EXPECT_TRUE(LiesIn("regions/1305", "regions/1305"));
  EXPECT_TRUE(LiesIn("regions/130502001001", "1305"));
  EXPECT_TRUE(LiesIn("130502001", "regions/1305"));
  EXPECT_TRUE(LiesIn("regions/1305", ""));
  EXPECT_FALSE(LiesIn("regions/13", "regions/1305"));
  EXPECT_FALSE(LiesIn("regions/1306", "regions/1305"));
  EXPECT_FALSE(LiesIn("", "regions/13"));
}

}  // namespace
}  // namespace linli::ids

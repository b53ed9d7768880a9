#include "common/geo/distance.h"

#include "gtest/gtest.h"

namespace linli::geo {
namespace {

const LatLng kXingtai{37.07, 114.50};
const LatLng kHuiji{34.87, 113.62};

TEST(Distance, IsZeroFromAPointToItself) { EXPECT_EQ(DistanceMetres(kXingtai, kXingtai), 0); }

TEST(Distance, IsTheSameBothWays) {
  EXPECT_DOUBLE_EQ(DistanceMetres(kXingtai, kHuiji), DistanceMetres(kHuiji, kXingtai));
}

TEST(Distance, KnowsTheLengthOfADegree) {
  EXPECT_NEAR(DistanceMetres({0, 0}, {1, 0}), 111195, 1);
  EXPECT_NEAR(DistanceMetres({60, 100}, {60, 101}), 55597, 3);  // half of it at 60°
}

TEST(Distance, ReachesAroundTheEarth) {
  EXPECT_NEAR(DistanceMetres({0, 0}, {0, 180}), 20015115, 10);
  EXPECT_NEAR(DistanceMetres({0, 179.9}, {0, -179.9}), 22239, 1);
}

TEST(Distance, FitsTheMapBetweenTwoCities) {
  EXPECT_NEAR(DistanceMetres(kXingtai, kHuiji), 257000, 1500);
}

}  // namespace
}  // namespace linli::geo

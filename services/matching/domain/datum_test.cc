#include "services/matching/domain/datum.h"

#include "gtest/gtest.h"
#include "services/matching/domain/distance.h"

namespace linli::matching::domain {
namespace {

struct Known {
  const char* name;
  LatLng wgs, gcj;
};

// GCJ-02 as gcoord 1.0.7 gives it, which map makers check themselves against.
const Known kKnown[] = {
    {"邢台市", {37.07, 114.50}, {37.070491202, 114.505924597}},
    {"克拉玛依市", {45.58, 84.89}, {45.580803625, 84.892404149}},
    {"厦门市湖里区", {24.51, 118.15}, {24.507300268, 118.154897797}},
    {"郑州市惠济区", {34.87, 113.62}, {34.868940686, 113.626055575}},
    {"天安门", {39.9075, 116.39723}, {39.908903386, 116.403473365}},
    {"永兴岛", {16.83, 112.34}, {16.828370813, 112.344914483}},
};

TEST(Datum, ShiftsKnownPointsAsTheMapsDo) {
  for (const Known& known : kKnown) {
    const LatLng gcj = Wgs84ToGcj02(known.wgs);
    EXPECT_NEAR(gcj.latitude, known.gcj.latitude, 1e-8) << known.name;
    EXPECT_NEAR(gcj.longitude, known.gcj.longitude, 1e-8) << known.name;
  }
}

TEST(Datum, ShiftsBackToWithinACentimetre) {
  for (const Known& known : kKnown) {
    EXPECT_LT(DistanceMetres(Gcj02ToWgs84(known.gcj), known.wgs), 0.01) << known.name;
    EXPECT_LT(DistanceMetres(Gcj02ToWgs84(Wgs84ToGcj02(known.wgs)), known.wgs), 0.001);
  }
}

TEST(Datum, IsHundredsOfMetresWideInChina) {
  const double metres = DistanceMetres(kKnown[0].wgs, kKnown[0].gcj);
  EXPECT_GT(metres, 500);
  EXPECT_LT(metres, 560);
}

TEST(Datum, IsTheSameOutsideChina) {
  const LatLng paris{48.8584, 2.2945};
  EXPECT_EQ(Wgs84ToGcj02(paris).latitude, paris.latitude);
  EXPECT_EQ(Gcj02ToWgs84(paris).longitude, paris.longitude);
}

TEST(Datum, IsReadFromThePoint) {
  v1::GeoPoint point;
  point.set_latitude(kKnown[0].gcj.latitude);
  point.set_longitude(kKnown[0].gcj.longitude);
  point.set_datum(v1::GCJ02);
  EXPECT_LT(DistanceMetres(ToWgs84(point), kKnown[0].wgs), 0.01);
  point.set_datum(v1::WGS84);
  EXPECT_EQ(ToWgs84(point).latitude, kKnown[0].gcj.latitude);
}

}  // namespace
}  // namespace linli::matching::domain

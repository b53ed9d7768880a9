#include "common/geo/datum.h"

#include "common/geo/distance.h"
#include "gtest/gtest.h"

namespace linli::geo {
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

// The SDKs shift inside a rectangle, edges included.
TEST(Datum, IsTheSameOutsideChina) {
  const LatLng outside[] = {{48.8584, 2.2945}, {-33.8688, 151.2093}, {40.7128, -74.006},
                            {37, 72.003},      {37, 137.8348},       {0.8292, 114},
                            {55.8272, 114}};
  for (const LatLng& point : outside) {
    EXPECT_EQ(Wgs84ToGcj02(point).latitude, point.latitude);
    EXPECT_EQ(Wgs84ToGcj02(point).longitude, point.longitude);
    EXPECT_EQ(Gcj02ToWgs84(point).latitude, point.latitude);
    EXPECT_EQ(Gcj02ToWgs84(point).longitude, point.longitude);
  }
  for (const LatLng& edge : {LatLng{37, 72.004}, LatLng{37, 137.8347}, LatLng{55.8271, 114}}) {
    EXPECT_GT(DistanceMetres(Wgs84ToGcj02(edge), edge), 50);
  }
}

TEST(Datum, IsReadFromThePoint) {
  types::v1::GeoPoint point;
  point.set_latitude(kKnown[0].gcj.latitude);
  point.set_longitude(kKnown[0].gcj.longitude);
  point.set_datum(types::v1::GCJ02);
  EXPECT_LT(DistanceMetres(ToWgs84(point), kKnown[0].wgs), 0.01);
  point.set_datum(types::v1::WGS84);
  EXPECT_EQ(ToWgs84(point).latitude, kKnown[0].gcj.latitude);
}

}  // namespace
}  // namespace linli::geo

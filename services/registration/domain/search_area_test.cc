// Near me, in either datum.
#include "services/registration/domain/search_area.h"

#include "common/geo/distance.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

types::v1::GeoPoint Point(double latitude, double longitude, types::v1::Datum datum) {
  types::v1::GeoPoint point;
  point.set_latitude(latitude);
  point.set_longitude(longitude);
  point.set_datum(datum);
  return point;
}

TEST(SearchArea, AroundAPointHoldsTheWholeCircle) {
  v1::SearchStationsRequest request;
  *request.mutable_near() = Point(37.07, 114.50, types::v1::WGS84);
  request.set_radius_metres(3000);
  const auto area = SearchAreaOf(request);
  ASSERT_TRUE(area.ok());
  const geo::LatLng north = {area->north_east.latitude, 114.50};
  const geo::LatLng east = {37.07, area->north_east.longitude};
  EXPECT_NEAR(geo::DistanceMetres(area->middle, north), 3000, 5);
  EXPECT_GE(geo::DistanceMetres(area->middle, east), 3000);
  EXPECT_LE(geo::DistanceMetres(area->middle, east), 3010);
  request.set_radius_metres(0);
  EXPECT_EQ(SearchAreaOf(request)->radius_metres, 2000);
}

TEST(SearchArea, MeansTheSamePlaceInBothDatums) {
  const geo::LatLng gcj = geo::Wgs84ToGcj02({37.07, 114.50});
  v1::SearchStationsRequest request;
  *request.mutable_near() = Point(gcj.latitude, gcj.longitude, types::v1::GCJ02);
  EXPECT_NEAR(SearchAreaOf(request)->middle.latitude, 37.07, 1e-6);
  EXPECT_NEAR(SearchAreaOf(request)->middle.longitude, 114.50, 1e-6);
}

TEST(SearchArea, IsEitherAPointOrASoundBox) {
  const auto refused = [](const v1::SearchStationsRequest& request) {
    return !SearchAreaOf(request).ok();
  };
  v1::SearchStationsRequest request;
  EXPECT_TRUE(refused(request)) << "neither";
  *request.mutable_box()->mutable_south_west() = Point(37, 114, types::v1::WGS84);
  *request.mutable_box()->mutable_north_east() = Point(39, 116, types::v1::WGS84);
  EXPECT_FALSE(refused(request));
  EXPECT_EQ(SearchAreaOf(request)->middle.latitude, 38);
  request.mutable_box()->mutable_north_east()->set_latitude(39.001);
  EXPECT_TRUE(refused(request)) << "too high";
  request.mutable_box()->mutable_north_east()->set_latitude(37);
  EXPECT_TRUE(refused(request)) << "flat";
  request.mutable_box()->mutable_north_east()->set_latitude(38);
  *request.mutable_near() = Point(37, 114, types::v1::WGS84);
  EXPECT_TRUE(refused(request)) << "both";
}

}  // namespace
}  // namespace linli::registration::domain

#include "services/registration/domain/search_area.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

constexpr double kDefaultRadius = 2000;
constexpr double kMetresPerDegree = 111'195;  // on a great circle
constexpr double kWidestBox = 2;              // degrees
// Beyond it a degree of longitude is too short to count in; China ends at 54 degrees.
constexpr double kHighestLatitude = 80;

SearchArea Around(const v1::SearchStationsRequest& request) {
  const geo::LatLng middle = geo::ToWgs84(request.near());
  const double radius = request.radius_metres() > 0 ? request.radius_metres() : kDefaultRadius;
  const double high = radius / kMetresPerDegree;
  const double latitude = std::min(std::abs(middle.latitude) + high, kHighestLatitude);
  const double wide = high / std::cos(latitude * std::numbers::pi / 180);
  return {{middle.latitude - high, middle.longitude - wide},
          {middle.latitude + high, middle.longitude + wide},
          middle,
          radius};
}

bool Sound(const geo::LatLng& south_west, const geo::LatLng& north_east) {
  const double high = north_east.latitude - south_west.latitude;
  const double wide = north_east.longitude - south_west.longitude;
  return high > 0 && wide > 0 && high <= kWidestBox && wide <= kWidestBox;
}

}  // namespace

absl::StatusOr<SearchArea> SearchAreaOf(const v1::SearchStationsRequest& request) {
  Violations violations;
  if (request.has_near() == request.has_box()) {
    violations.Add("near", Reason::SEARCH_AREA);
    return violations.ToStatus();
  }
  if (request.has_near()) return Around(request);
  const geo::LatLng south_west = geo::ToWgs84(request.box().south_west());
  const geo::LatLng north_east = geo::ToWgs84(request.box().north_east());
  if (!Sound(south_west, north_east)) {
    violations.Add("box", Reason::SEARCH_AREA);
    return violations.ToStatus();
  }
  return SearchArea{south_west,
                    north_east,
                    {(south_west.latitude + north_east.latitude) / 2,
                     (south_west.longitude + north_east.longitude) / 2},
                    std::nullopt};
}

}  // namespace linli::registration::domain

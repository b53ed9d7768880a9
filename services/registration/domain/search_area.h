// Where stations are searched for: a circle or a box, in either datum, as one box in WGS-84.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "common/geo/datum.h"
#include "linli/registration/v1/station_service.pb.h"

namespace linli::registration::domain {

struct SearchArea {
  geo::LatLng south_west, north_east;  // WGS-84
  geo::LatLng middle;
  std::optional<double> radius_metres;  // of a circle, around the middle
};

// SEARCH_AREA unless the request names either a point or a box of sound size.
absl::StatusOr<SearchArea> SearchAreaOf(const v1::SearchStationsRequest& request);

}  // namespace linli::registration::domain

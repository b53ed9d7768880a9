#include "services/registration/domain/home_location.h"

#include <cmath>

namespace linli::registration::domain {

types::v1::GeoPoint Rounded(const types::v1::GeoPoint& point) {
  types::v1::GeoPoint rounded = point;
  rounded.set_latitude(std::round(point.latitude() * 100) / 100);
  rounded.set_longitude(std::round(point.longitude() * 100) / 100);
  return rounded;
}

}  // namespace linli::registration::domain

#include "services/registration/domain/home_location.h"

#include <cmath>

namespace linli::registration::domain {

v1::GeoPoint Rounded(const v1::GeoPoint& point) {
  v1::GeoPoint rounded = point;
  rounded.set_latitude(std::round(point.latitude() * 100) / 100);
  rounded.set_longitude(std::round(point.longitude() * 100) / 100);
  return rounded;
}

}  // namespace linli::registration::domain

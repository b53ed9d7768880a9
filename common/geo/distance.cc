#include "common/geo/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linli::geo {
namespace {

constexpr double kMeanEarthRadiusMetres = 6371008.8;

double Radians(double degrees) { return degrees / 180.0 * std::numbers::pi; }

double SquaredSineOfHalf(double degrees) {
  const double sine = std::sin(Radians(degrees) / 2);
  return sine * sine;
}

}  // namespace

double DistanceMetres(LatLng one, LatLng other) {
  const double h = SquaredSineOfHalf(other.latitude - one.latitude) +
                   std::cos(Radians(one.latitude)) * std::cos(Radians(other.latitude)) *
                       SquaredSineOfHalf(other.longitude - one.longitude);
  return 2 * kMeanEarthRadiusMetres * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace linli::geo

#include "common/geo/datum.h"

#include <cmath>
#include <numbers>

namespace linli::geo {
namespace {

using std::numbers::pi;

// Krasovsky 1940, on which the offset is defined, and its squared eccentricity as everybody rounds
// it.
constexpr double kSemiMajorAxis = 6378245.0;
constexpr double kEccentricity2 = 0.00669342162296594323;

// The rectangle inside which the SDKs shift.
bool InChina(LatLng point) {
  return point.longitude >= 72.004 && point.longitude <= 137.8347 && point.latitude >= 0.8293 &&
         point.latitude <= 55.8271;
}

// The terms of the offset that go up and down. `along` is the coordinate that is shifted.
double Waves(double x, double along, double long_wave, double longest_wave) {
  const double sum = 20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi) +
                     20.0 * std::sin(along * pi) + 40.0 * std::sin(along / 3.0 * pi) +
                     long_wave * std::sin(along / 12.0 * pi) +
                     longest_wave * std::sin(along / 30.0 * pi);
  return sum * 2.0 / 3.0;
}

// Offset to the north and to the east in metres, from degrees east of 105° and north of 35°.
double NorthMetres(double x, double y) {
  return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
         Waves(x, y, 160.0, 320.0);
}

double EastMetres(double x, double y) {
  return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
         Waves(x, x, 150.0, 300.0);
}

}  // namespace

LatLng Wgs84ToGcj02(LatLng wgs) {
  if (!InChina(wgs)) return wgs;
  const double x = wgs.longitude - 105.0;
  const double y = wgs.latitude - 35.0;
  const double radians = wgs.latitude / 180.0 * pi;
  const double sine = std::sin(radians);
  const double magic = 1 - kEccentricity2 * sine * sine;
  const double north_metres_per_degree =
      kSemiMajorAxis * (1 - kEccentricity2) / (magic * std::sqrt(magic)) * pi / 180.0;
  const double east_metres_per_degree =
      kSemiMajorAxis / std::sqrt(magic) * std::cos(radians) * pi / 180.0;
  return {wgs.latitude + NorthMetres(x, y) / north_metres_per_degree,
          wgs.longitude + EastMetres(x, y) / east_metres_per_degree};
}

LatLng Gcj02ToWgs84(LatLng gcj) {
  if (!InChina(gcj)) return gcj;
  LatLng wgs = gcj;
  for (int round = 0; round < 10; ++round) {  // each round gains about two digits
    const LatLng there = Wgs84ToGcj02(wgs);
    const LatLng off{there.latitude - gcj.latitude, there.longitude - gcj.longitude};
    wgs = {wgs.latitude - off.latitude, wgs.longitude - off.longitude};
    if (std::abs(off.latitude) < 1e-9 && std::abs(off.longitude) < 1e-9) break;
  }
  return wgs;
}

LatLng ToWgs84(const types::v1::GeoPoint& point) {
  const LatLng raw{point.latitude(), point.longitude()};
  return point.datum() == types::v1::GCJ02 ? Gcj02ToWgs84(raw) : raw;
}

}  // namespace linli::geo

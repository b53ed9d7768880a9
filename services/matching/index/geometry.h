// Points in a form in which a million of them can be compared: unit vectors for distances, cells of
// a grid to leave out what is far. All in WGS-84.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "common/geo/datum.h"

namespace linli::matching::index {

inline constexpr double kEarthRadiusMetres = 6371008.8;  // as geo::DistanceMetres has it
inline constexpr double kMetresPerDegree = kEarthRadiusMetres * std::numbers::pi / 180;

// A direction from the middle of the earth, exact to about half a metre. All zero: not known.
struct Spot {
  float x = 0;
  float y = 0;
  float z = 0;

  bool known() const { return x != 0 || y != 0 || z != 0; }
};

inline Spot SpotOf(const geo::LatLng& point) {
  const double latitude = point.latitude / 180 * std::numbers::pi;
  const double longitude = point.longitude / 180 * std::numbers::pi;
  return {static_cast<float>(std::cos(latitude) * std::cos(longitude)),
          static_cast<float>(std::cos(latitude) * std::sin(longitude)),
          static_cast<float>(std::sin(latitude))};
}

// Along a great circle. What is near needs no arc sine: the series is exact to a millimetre there.
inline double MetresBetween(const Spot& one, const Spot& other) {
  const double dx = one.x - other.x, dy = one.y - other.y, dz = one.z - other.z;
  const double square = (dx * dx + dy * dy + dz * dz) / 4;
  const double sine = std::sqrt(square);
  if (square < 0.001)
    return 2 * kEarthRadiusMetres * sine * (1 + square / 6 + square * square * 3 / 40);
  return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, sine));
}

// Rows to the north, columns to the east.
struct Cell {
  int row = 0;
  int column = 0;

  uint32_t key() const { return static_cast<uint32_t>(row) << 16 | static_cast<uint32_t>(column); }
};

class Grid {
 public:
  explicit constexpr Grid(double degrees) : degrees_(degrees) {}

  Cell CellOf(const geo::LatLng& point) const {
    return {static_cast<int>((point.latitude + 90) / degrees_),
            static_cast<int>((point.longitude + 180) / degrees_)};
  }

  // No point of a cell that is so many rows or columns away from the point's own is nearer.
  double NearestOfRing(const geo::LatLng& point, int ring) const {
    if (ring <= 1) return 0;
    // To the east a degree is shorter, the more so towards the pole: of the far edge of the ring.
    const double edge = std::min(89.9, std::abs(point.latitude) + (ring + 1) * degrees_);
    return (ring - 1) * degrees_ * kMetresPerDegree * std::cos(edge / 180 * std::numbers::pi);
  }

 private:
  double degrees_;
};

}  // namespace linli::matching::index

// The cells around a point, the nearest first, until the rest can be left out.
#pragma once

#include <cstdlib>

#include "services/matching/index/geometry.h"

namespace linli::matching::index {

class Rings {
 public:
  Rings(const Grid& grid, const geo::LatLng& middle)
      : grid_(grid), middle_(middle), cell_(grid.CellOf(middle)) {}

  // Visits ring after ring until `done(metres)`, where no cell still to come is nearer than that.
  // False: there are more rings than it is worth visiting one by one, and it is not done.
  template <typename Done, typename Visit>
  bool Each(const Done& done, const Visit& visit) const {
    for (int ring = 0; ring <= kMost; ++ring) {
      if (done(grid_.NearestOfRing(middle_, ring))) return true;
      for (int row = -ring; row <= ring; ++row) {
        const int step = std::abs(row) == ring || ring == 0 ? 1 : 2 * ring;
        for (int column = -ring; column <= ring; column += step) {
          const Cell cell{cell_.row + row, cell_.column + column};
          if (cell.row >= 0 && cell.column >= 0) visit(cell);
        }
      }
    }
    return done(grid_.NearestOfRing(middle_, kMost + 1));
  }

  // Whether a cell is one of those that Each visits at most.
  bool Contain(Cell cell) const {
    return std::abs(cell.row - cell_.row) <= kMost && std::abs(cell.column - cell_.column) <= kMost;
  }

 private:
  static constexpr int kMost = 48;

  const Grid grid_;
  const geo::LatLng middle_;
  const Cell cell_;
};

}  // namespace linli::matching::index

#include "services/matching/storage/recommendation_store.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

constexpr double kMetresPerDegree = 111'195;
constexpr size_t kCityDigits = 4;

struct Box {
  std::optional<double> south, north, west, east;
};

Box BoxAround(const std::optional<geo::LatLng>& near, double metres) {
  if (!near) return {};
  const double north_degrees = metres / kMetresPerDegree;
  const double shrink = std::cos(near->latitude / 180 * std::numbers::pi);
  const double east_degrees = std::min(180.0, north_degrees / std::max(0.01, shrink));
  return {near->latitude - north_degrees, near->latitude + north_degrees,
          near->longitude - east_degrees, near->longitude + east_degrees};
}

}  // namespace

std::vector<ShiftInContext> FindCandidates(db::Tx& tx, const CandidateFilter& filter) {
  const Box box = BoxAround(filter.near, filter.within_metres);
  std::vector<ShiftInContext> candidates;
  for (const pqxx::row& row :
       tx.Run(queries::kRecommendationCandidates, filter.volunteer.id(), filter.starts_from,
              filter.starts_before, filter.skills, box.south, box.north, box.west, box.east,
              filter.region_code.substr(0, kCityDigits))) {
    candidates.push_back(ReadShift(row));
  }
  return candidates;
}

}  // namespace linli::matching::store

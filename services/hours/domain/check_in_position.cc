#include "services/hours/domain/check_in_position.h"

#include <algorithm>
#include <string>

#include "common/geo/distance.h"
#include "common/status/refusal.h"
#include "services/hours/domain/evidence_accepted.h"

namespace linli::hours::domain {
namespace {

constexpr int kDefaultLimit = 300;     // 志愿汇: 300 to 500 m
constexpr int kDefaultAccuracy = 100;  // our own figure

int OrDefault(int metres, int fallback) { return metres > 0 ? metres : fallback; }

}  // namespace

int PositionLimit(const v1::Policy& policy) {
  return OrDefault(policy.position_limit_meters(), kDefaultLimit);
}

absl::StatusOr<int> CheckPosition(const v1::Policy& policy, const matching::v1::Place& place,
                                  const v1::Position& position) {
  if (!place.has_point()) return RefuseEvidence(v1::BY_POSITION);
  const int accuracy = OrDefault(policy.position_accuracy_meters(), kDefaultAccuracy);
  // Said first: of an inexact position nobody can say how far it is.
  if (position.accuracy_meters() > accuracy) {
    return Refuse(Reason::POSITION_INEXACT,
                  {{"meters", std::to_string(static_cast<int>(position.accuracy_meters()))},
                   {"limit", std::to_string(accuracy)}});
  }
  const double metres =
      geo::DistanceMetres(geo::ToWgs84(place.point()), geo::ToWgs84(position.point()));
  const int tens = static_cast<int>(metres) / 10 * 10;
  const int limit = PositionLimit(policy);
  if (metres > limit) {
    return Refuse(Reason::PLACE_TOO_FAR, {{"meters", std::to_string(std::max(tens, limit))},
                                          {"limit", std::to_string(limit)}});
  }
  return tens;
}

}  // namespace linli::hours::domain

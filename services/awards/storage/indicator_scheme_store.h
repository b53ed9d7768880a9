// Versions of indicators.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/indicator.pb.h"

namespace linli::awards::store {

// Adds a new version and sets its number; false if the region has one from the very instant.
bool InsertIndicatorScheme(db::Tx& tx, v1::IndicatorScheme& scheme);

absl::StatusOr<v1::IndicatorScheme> GetIndicatorScheme(db::Tx& tx, std::string_view name);

// What holds for a region at a time: of the nearest region upwards that has a version in force, the
// newest; nullopt if there is none.
std::optional<v1::IndicatorScheme> IndicatorSchemeInForce(db::Tx& tx, std::string_view region,
                                                          absl::Time at);

// Newest effective_time first, from after `after` (effective_time and name of the last one seen).
std::vector<v1::IndicatorScheme> ListIndicatorSchemes(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit);

}  // namespace linli::awards::store

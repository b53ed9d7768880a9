// Versions of star schemes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/star.pb.h"

namespace linli::awards::store {

// Adds a new version and sets its number. STAR_SCHEME_SAME_TIME if the region has one from the very
// instant.
absl::Status InsertStarScheme(db::Tx& tx, v1::StarScheme& scheme);

absl::StatusOr<v1::StarScheme> GetStarScheme(db::Tx& tx, std::string_view name);

// What holds for a region at a time: of the nearest region upwards that has a version in force, the
// newest; nullopt if there is none. It holds from its effective_time on, that instant included.
std::optional<v1::StarScheme> StarSchemeInForce(db::Tx& tx, std::string_view region, absl::Time at,
                                                v1::StarSubject subject = v1::STAR_OF_VOLUNTEERS);

// Newest effective_time first, from after `after` (effective_time and name of the last one seen).
std::vector<v1::StarScheme> ListStarSchemes(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit);

// A version that is in force and was not yet applied to everybody who had the minutes before, and
// the volunteer after whom to go on; nullopt if there is none.
struct Sweep {
  std::string scheme_id;
  std::string region;
  absl::Time effective_time;
  std::string volunteer_id;
  bool by_time = false;  // it gives or takes stars by time alone, so that it comes again each day
};
std::optional<Sweep> NextSweep(db::Tx& tx, absl::Time now);
void SaveSweep(db::Tx& tx, const Sweep& sweep, bool done, absl::Time now);

}  // namespace linli::awards::store

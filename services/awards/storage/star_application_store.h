// Applications for stars.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/awards/v1/star_rating.pb.h"

namespace linli::awards::store {

// STAR_APPLICATION_EXISTS if another one of the subject waits or was granted for this star of this
// region's scheme, whatever runs in parallel.
absl::Status InsertStarApplication(db::Tx& tx, const v1::StarApplication& application,
                                   const std::string& scheme_region);
absl::StatusOr<v1::StarApplication> GetStarApplication(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::StarApplication> LockStarApplication(db::Tx& tx, const std::string& name);
void SaveStarApplication(db::Tx& tx, const v1::StarApplication& application);
// Those decided in this very region; unspecified: in any state.
std::vector<v1::StarApplication> ListStarApplications(db::Tx& tx, const std::string& region,
                                                      v1::StarApplicationState state,
                                                      const std::string& after, int limit);

}  // namespace linli::awards::store

// Organisations that wait for approval.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/organization.pb.h"

namespace linli::registration::store {

// How many applications of a subject wait, beside `except` (an id). Locks the subject's
// applications until the transaction ends, so that none is counted twice at once.
int LockAndCountApplications(db::Tx& tx, const std::string& creator, const std::string& except);

struct Application {
  std::string id;
  std::string region;  // "regions/{code}"
  absl::Time since;    // when it was last submitted
};
// Those that have waited since before `before`, the longest first, after one of them.
std::vector<Application> WaitingApplications(db::Tx& tx, absl::Time before,
                                             const std::optional<Application>& after, int limit);

// Rejects it because nobody decided; nothing if somebody did in the meantime.
absl::StatusOr<std::optional<v1::Organization>> LapseApplication(db::Tx& tx,
                                                                 const Application& application,
                                                                 const std::string& reason,
                                                                 const std::string& decider,
                                                                 absl::Time now);

}  // namespace linli::registration::store

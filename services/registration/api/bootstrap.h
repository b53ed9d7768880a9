// The authority that is there before anybody could grant any.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::registration {

// Makes sure that the services to the right have their SERVICE delegations, and `administrator`, if
// not empty, every role of people over the platform. What was revoked since stays revoked.
absl::Status MakeSureOfAuthority(db::Database& database, const std::string& administrator,
                                 absl::Time now);

}  // namespace linli::registration

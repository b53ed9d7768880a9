// For which shifts a device stands.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Whether a shift is of "organizations/{o}" or of an organisation below it: a question about the
// tree, which lies on the left and is asked before the transaction, unless the names say it.
absl::StatusOr<bool> Serves(Deps& deps, const rpc::Call& call, const std::string& organization,
                            const std::string& shift);

}  // namespace linli::hours

// For which shifts a device stands, and whether anybody answers for it.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/hours/v1/device.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// Whether a shift is of "organizations/{o}" or of an organisation below it: a question about the
// tree, which lies on the left and is asked before the transaction, unless the names say it.
absl::StatusOr<bool> Serves(Deps& deps, const rpc::Call& call, const std::string& organization,
                            const std::string& shift);

// Whether its holder leads or manages its organisation at this moment, one above or one below it.
// His authority is dated (law 11) and lies on the left too.
absl::StatusOr<bool> HolderLeads(Deps& deps, const rpc::Call& call, const v1::Device& device);

}  // namespace linli::hours

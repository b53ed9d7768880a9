// What measures on conduct make of those whom they are about, everywhere by the feed.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/rpc/call.h"
#include "services/registration/api/deps.h"

namespace linli::registration {

// Brings the state of a volunteer or an organisation in line with the measures in force against it.
// Locks it, so that of two cases the later one sees the measure of the other.
absl::Status ApplyMeasures(Deps& deps, rpc::WriteCall& call, const std::string& subject);

// 取消资格 that is final: the file is WITHDRAWN. An organisation stays suspended until somebody
// dissolves it and says who succeeds it.
absl::Status Withdraw(Deps& deps, rpc::WriteCall& call, const std::string& subject,
                      const std::string& conduct_case);

}  // namespace linli::registration

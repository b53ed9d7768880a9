// The day's cap, when a record that took from it takes no more.
#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "common/rpc/call.h"

namespace linli::hours {

// Judges once more what waits to be confirmed on the day of `day`, as far as it gains by it.
void GiveBack(rpc::WriteCall& call, std::string_view volunteer_id, absl::Time day);

}  // namespace linli::hours

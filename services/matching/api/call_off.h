// Everybody who has a place, waits or was asked is told that it is off.
#pragma once

#include <string>
#include <vector>

#include "common/rpc/call.h"

namespace linli::matching {

// Ends all live enrolments, groups and paid duties of locked shifts, and tells.
void CallOffSeats(rpc::WriteCall& call, const std::vector<std::string>& shift_ids,
                  const std::string& reason);

}  // namespace linli::matching

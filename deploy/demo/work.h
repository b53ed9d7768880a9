// Doing many things at once, and waiting for what comes by itself.
#pragma once

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace linli::demo {

// Runs work(0) … work(count - 1) on `threads` threads that begin at the same moment. The first
// error, if there was one; the others are done all the same.
absl::Status Together(int count, int threads, const std::function<absl::Status(int)>& work);

// Looks until `come` is true. DEADLINE_EXCEEDED if it is not within `patience`.
absl::Status Await(const std::function<bool()>& come, absl::Duration patience = absl::Seconds(15));

}  // namespace linli::demo

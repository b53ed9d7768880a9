#include "common/time/rehearsal_clock.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace linli::time {

absl::StatusOr<absl::Duration> RehearsalClock::AheadIn(const std::string& file) {
  int64_t seconds = -1;
  if (!(std::ifstream(file) >> seconds) || seconds < 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(file, " must hold a number of seconds, 0 or more"));
  }
  return absl::Seconds(seconds);
}

absl::Time RehearsalClock::Now() const {
  int64_t ahead = ahead_seconds_.load(std::memory_order_relaxed);
  if (const auto read = AheadIn(file_); read.ok()) {
    // Two threads may look while the file changes: the later time wins.
    const int64_t wanted = absl::ToInt64Seconds(*read);
    while (wanted > ahead && !ahead_seconds_.compare_exchange_weak(ahead, wanted)) {
    }
    ahead = std::max(ahead, wanted);
  }
  return absl::Now() + absl::Seconds(ahead);
}

}  // namespace linli::time

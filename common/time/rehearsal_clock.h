// Time for a rehearsal (演练): a city plays next Saturday today, on real services.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/time/clock.h"

namespace linli::time {

// Runs as fast as the machine's clock, and as many seconds ahead of it as a file says, a whole
// number of 0 or more. Who changes the file moves all services that read it; services only ever
// move forward, as time does. Reads the file at each look: for rehearsals, never for a city at
// work.
class RehearsalClock final : public Clock {
 public:
  // INVALID_ARGUMENT if the file does not hold such a number.
  static absl::StatusOr<absl::Duration> AheadIn(const std::string& file);

  explicit RehearsalClock(std::string file) : file_(std::move(file)) {}

  // While the file cannot be read, or says less than before, the last number stands.
  absl::Time Now() const override;

 private:
  const std::string file_;
  mutable std::atomic<int64_t> ahead_seconds_ = 0;
};

}  // namespace linli::time

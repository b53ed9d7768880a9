// Wakes the feed's streams when this process committed an event, so that they need not poll fast.
// Events of other replicas are found by their slow poll.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "absl/time/time.h"

namespace linli::outbox {

class Signal {
 public:
  void Raise() {
    {
      const std::lock_guard lock(mutex_);
      ++raised_;
    }
    wake_.notify_all();
  }

  // Waits until it was raised after `seen`, or for the time; returns what to pass next time.
  uint64_t Wait(uint64_t seen, absl::Duration at_most) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, absl::ToChronoMilliseconds(at_most), [&] { return raised_ != seen; });
    return raised_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  uint64_t raised_ = 0;
};

}  // namespace linli::outbox

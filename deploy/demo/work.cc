#include "deploy/demo/work.h"

#include <atomic>
#include <barrier>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/time/clock.h"

namespace linli::demo {

absl::Status Together(int count, int threads, const std::function<absl::Status(int)>& work) {
  std::atomic<int> next = 0;
  std::barrier start(threads);
  std::mutex mutex;
  absl::Status first;
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) {
    workers.emplace_back([&] {
      start.arrive_and_wait();
      for (int mine = next++; mine < count; mine = next++) {
        const absl::Status status = work(mine);
        const std::lock_guard lock(mutex);
        first.Update(status);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  return first;
}

absl::Status Await(const std::function<bool()>& come, absl::Duration patience) {
  const absl::Time give_up = absl::Now() + patience;
  while (!come()) {
    if (absl::Now() > give_up) return absl::DeadlineExceededError("it did not come in time");
    absl::SleepFor(absl::Milliseconds(10));
  }
  return absl::OkStatus();
}

}  // namespace linli::demo

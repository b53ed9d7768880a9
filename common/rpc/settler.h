// What follows a commit: caches forget, then the caller hears of it. A thread of its own does it
// for all who committed meanwhile in one round trip to Redis, while the workers go on with the next
// transaction.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "common/cache/cache.h"

namespace linli::rpc {

class Settler {
 public:
  explicit Settler(cache::Cache& cache);
  ~Settler();  // drains

  // After a commit. Runs `answer` once the caches have forgotten `gone`; at once, on this thread,
  // if there is nothing to forget.
  void Settle(std::vector<cache::Gone> gone, std::function<void()> answer);

  // Finishes what waits and ends the thread; from then on Settle does it on its caller's.
  void Drain();

 private:
  struct Commit {
    std::vector<cache::Gone> gone;
    std::function<void()> answer;
  };
  void Run();
  void SettleAll(std::vector<Commit> commits);

  cache::Cache& cache_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Commit> waiting_;
  bool draining_ = false;
  std::thread thread_;
};

}  // namespace linli::rpc

#include "common/rpc/settler.h"

#include <iterator>
#include <utility>

namespace linli::rpc {

Settler::Settler(cache::Cache& cache) : cache_(cache), thread_([this] { Run(); }) {}

Settler::~Settler() { Drain(); }

void Settler::Settle(std::vector<cache::Gone> gone, std::function<void()> answer) {
  if (gone.empty()) return answer();
  {
    const std::lock_guard lock(mutex_);
    if (!draining_) {
      waiting_.push_back({std::move(gone), std::move(answer)});
      changed_.notify_one();
      return;
    }
  }
  cache_.Forget(gone);
  answer();
}

void Settler::Drain() {
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Settler::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !waiting_.empty() || draining_; });
    if (waiting_.empty()) return;
    std::vector<Commit> commits = std::exchange(waiting_, {});
    lock.unlock();
    SettleAll(std::move(commits));
    lock.lock();
  }
}

void Settler::SettleAll(std::vector<Commit> commits) {
  std::vector<cache::Gone> gone;
  for (Commit& commit : commits) {
    std::move(commit.gone.begin(), commit.gone.end(), std::back_inserter(gone));
  }
  cache_.Forget(gone);
  for (const Commit& commit : commits) commit.answer();
}

}  // namespace linli::rpc

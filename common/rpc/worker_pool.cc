#include "common/rpc/worker_pool.h"

namespace linli::rpc {

WorkerPool::WorkerPool(int workers, size_t max_waiting) : max_waiting_(max_waiting) {
  threads_.reserve(workers);
  for (int i = 0; i < workers; ++i) threads_.emplace_back([this] { Work(); });
}

WorkerPool::~WorkerPool() { Drain(); }

bool WorkerPool::Submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (draining_ || queue_.size() >= max_waiting_) return false;
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void WorkerPool::SubmitAdmitted(Job job) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
}

void WorkerPool::Drain() {
  {
    const std::lock_guard lock(mutex_);
    draining_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

int WorkerPool::busy() const {
  const std::lock_guard lock(mutex_);
  return busy_;
}

bool WorkerPool::draining() const {
  const std::lock_guard lock(mutex_);
  return draining_;
}

void WorkerPool::Work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    // A job that runs may still submit its continuation, so the last one out is the last to look.
    wake_.wait(lock, [this] { return !queue_.empty() || (draining_ && busy_ == 0); });
    if (queue_.empty()) break;
    Job job = std::move(queue_.front());
    queue_.pop_front();
    ++busy_;
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    --busy_;
    if (draining_ && busy_ == 0) wake_.notify_all();
  }
}

}  // namespace linli::rpc

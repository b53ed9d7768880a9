// The threads on which handlers run. Handlers block, gRPC's own threads never do.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace linli::rpc {

class WorkerPool {
 public:
  using Job = std::function<void()>;

  // `workers` is also the number of database connections; `max_waiting` bounds the queue: beyond
  // it a call is refused at once, which serves everybody better than being late.
  WorkerPool(int workers, size_t max_waiting);
  ~WorkerPool();  // drains

  // False if too many wait already, or if the pool drains.
  bool Submit(Job job);

  // The same, past the bound: for the continuation of work that was already let in.
  void SubmitAdmitted(Job job);

  // Takes no more, finishes what waits, ends the threads.
  void Drain();

  size_t waiting() const;
  int busy() const;  // workers that run a job
  bool draining() const;

 private:
  void Work();

  const size_t max_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool draining_ = false;
  int busy_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace linli::rpc

// How a handler gets its connection and its transaction, and what surrounds it there: replay
// before, events and the replay row in the round trip of the commit, caches after.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "common/cache/cache.h"
#include "common/db/database.h"
#include "common/outbox/signal.h"
#include "common/replay/replay.h"
#include "common/rpc/method.h"
#include "common/rpc/worker_pool.h"

namespace linli::rpc {

// One call on its way through the pipeline.
struct Work {
  const Method* method;
  CallFacts facts;
  const Message* request;
  Message* response;
  Facts answers;  // of its Ask function
  replay::Key key;
  std::function<void(const absl::Status&)> done;  // exactly once
};

class Pipeline {
 public:
  // `service` begins the cache keys: "registration:volunteers/V…".
  // `signal` wakes the feed's streams after a commit that emitted.
  Pipeline(std::string service, db::Database& database, cache::Cache& cache, outbox::Signal& signal,
           WorkerPool& workers);

  absl::Status Read(Work& work);
  // Near cache, Redis, Postgres, in this order; and puts back what it found. The answer must depend
  // on the request's `name` (or the handler's key) alone, and carry its version as etag.
  absl::Status ReadCached(Work& work);
  absl::Status Write(Work& work);
  // A write without a replay row: its handler finds out by itself what was done before. Its events,
  // which may be many, go in before the commit.
  absl::Status WritePart(Work& work);
  // Puts the call with others of its method that wait, to share one transaction, and answers later.
  void WriteGathered(std::shared_ptr<Work> work);
  // The stored answer of an earlier call with this request_id, if there is one.
  absl::StatusOr<bool> Replayed(Work& work);

  // Answers from the near cache alone. Any thread; never blocks.
  bool AnswerFromNearCache(const Method& method, const Message& request, Message& response);

 private:
  cache::Flights::Answer LoadCached(Work& work, const std::string& key);

  using Batch = std::vector<std::shared_ptr<Work>>;
  struct Gathering {
    std::mutex mutex;
    std::deque<std::shared_ptr<Work>> waiting;
    int draining = 0;
  };

  // What to do once the commit is certain.
  struct Aftermath {
    std::vector<std::pair<std::string, int64_t>> forget;
    bool emitted = false;
  };
  absl::Status RunHandler(Work& work, db::Tx& tx, Aftermath& after);
  void Drain(const Method& method);
  void RunTogether(Batch batch);
  static void AnswerAsBefore(db::Tx& tx, const std::vector<replay::Key>& keys,
                             const std::vector<size_t>& places, std::vector<GatheredCall>& calls);
  absl::Status RunInOneTransaction(Batch& batch, std::vector<absl::Status>& statuses);
  void Settle(const Aftermath& after);
  std::string CacheKey(const Method& method, const Message& request) const;

  const std::string prefix_;
  db::Database& database_;
  cache::Cache& cache_;
  outbox::Signal& signal_;
  WorkerPool& workers_;
  std::mutex gatherings_mutex_;
  std::unordered_map<const Method*, std::unique_ptr<Gathering>> gatherings_;
};

}  // namespace linli::rpc

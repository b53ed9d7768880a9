// Takes in a neighbour's feed: each batch's effect and the cursor are one transaction, so that no
// event is lost and none has its effect twice, whatever dies when.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/functional/function_ref.h"
#include "common/db/database.h"
#include "common/outbox/emitter.h"
#include "common/time/clock.h"
#include "linli/events/v1/feed.pb.h"

namespace linli::outbox {

// Where batches come from: the neighbour's feed stream, or a test.
class FeedSource {
 public:
  virtual ~FeedSource() = default;
  // Delivers batches after the cursor, each to `take`, until take returns an error, the stream
  // breaks or Cancel is called. Returns why it ended.
  virtual absl::Status Follow(
      const events::v1::Cursor& after,
      absl::FunctionRef<absl::Status(const events::v1::EventBatch&)> take) = 0;
  // Makes Follow return soon. From any thread.
  virtual void Cancel() = 0;
  // Whether the neighbour lets us listen now, so that silence means that nothing happens there.
  virtual bool listening() const { return true; }
};

class Subscriber {
 public:
  // Gives one event its effect inside the transaction. Must apply only what is newer than what it
  // has, by the event's version. May run again for the same event if the transaction lost a race.
  using Apply =
      std::function<absl::Status(db::Tx& tx, Emitter& emitter, const events::v1::Event& event)>;

  // `feed` names the cursor's row: the neighbour's name.
  Subscriber(std::string feed, db::Database& database, const time::Clock& clock,
             std::unique_ptr<FeedSource> source, Apply apply);
  ~Subscriber();  // stops

  void Start();
  void Stop();

  // How old the newest event taken in was when it was taken in; and the events taken in so far.
  absl::Duration lag() const { return absl::Milliseconds(lag_ms_.load()); }
  int64_t taken() const { return taken_.load(); }
  bool following() const { return following_.load() && source_->listening(); }

 private:
  void Run();
  absl::StatusOr<events::v1::Cursor> SavedCursor();
  absl::Status Take(const events::v1::EventBatch& batch);

  const std::string feed_;
  db::Database& database_;
  const time::Clock& clock_;
  const std::unique_ptr<FeedSource> source_;
  const Apply apply_;
  std::atomic<int64_t> lag_ms_{0};
  std::atomic<int64_t> taken_{0};
  std::atomic<bool> following_{false};
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace linli::outbox

// FeedService of one service: streams its outbox to the neighbours on the right.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "common/db/database.h"
#include "common/outbox/signal.h"
#include "common/rpc/adapter.h"
#include "linli/events/v1/feed.grpc.pb.h"

namespace linli::rpc {

class FeedServiceImpl final : public events::v1::FeedService::CallbackService {
 public:
  FeedServiceImpl(Adapter& adapter, db::Database& database, outbox::Signal& signal);
  ~FeedServiceImpl() override;

  grpc::ServerWriteReactor<events::v1::EventBatch>* ReadFeed(
      grpc::CallbackServerContext* context, const events::v1::ReadFeedRequest* request) override;

  // Ends all streams and waits until they are gone. New ones are refused.
  void Drain();

 private:
  class Stream;

  bool Enter();
  void Leave();

  Adapter& adapter_;
  const Method* const method_;
  db::Database& database_;
  outbox::Signal& signal_;
  std::atomic<bool> draining_{false};
  std::mutex mutex_;
  std::condition_variable left_;
  int streams_ = 0;
};

}  // namespace linli::rpc

// A neighbour's feed over gRPC, for outbox::Subscriber.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include "common/client/channel.h"
#include "common/outbox/subscriber.h"
#include "linli/events/v1/feed.grpc.pb.h"

namespace linli::client {

// Header that a server sends as soon as it has let a reader in, so that who waits for events knows
// from silence.
inline constexpr char kFeedIsOpen[] = "x-linli-feed-open";

class FeedSource final : public outbox::FeedSource {
 public:
  explicit FeedSource(const Channel& channel);

  absl::Status Follow(const events::v1::Cursor& after,
                      absl::FunctionRef<absl::Status(const events::v1::EventBatch&)> take) override;
  void Cancel() override;
  bool listening() const override { return listening_; }

 private:
  const Channel& channel_;
  const std::unique_ptr<events::v1::FeedService::Stub> stub_;
  std::mutex mutex_;
  grpc::ClientContext* following_ = nullptr;
  bool cancelled_ = false;
  std::atomic<bool> listening_{false};
};

}  // namespace linli::client

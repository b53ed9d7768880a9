#include "common/client/feed_source.h"

#include "absl/time/clock.h"

namespace linli::client {
namespace {

constexpr char kMethod[] = "linli.events.v1.FeedService/ReadFeed";

}  // namespace

FeedSource::FeedSource(const Channel& channel)
    : channel_(channel), stub_(events::v1::FeedService::NewStub(channel.grpc())) {}

absl::Status FeedSource::Follow(
    const events::v1::Cursor& after,
    absl::FunctionRef<absl::Status(const events::v1::EventBatch&)> take) {
  grpc::ClientContext context;
  channel_.Prepare({}, context);
  {
    const std::lock_guard lock(mutex_);
    if (cancelled_) return absl::CancelledError();
    following_ = &context;
  }
  events::v1::ReadFeedRequest request;
  *request.mutable_after() = after;
  metrics::ClientCallMetrics& metrics = channel_.MetricsOf(kMethod);
  metrics::MessageBytes bytes{request.ByteSizeLong(), 0};
  const absl::Time began = absl::Now();
  metrics.AttemptStarted();
  absl::Status taken;
  grpc::Status ended;
  {
    auto reader = stub_->ReadFeed(&context, request);
    events::v1::EventBatch batch;
    reader->WaitForInitialMetadata();
    listening_ = context.GetServerInitialMetadata().count(kFeedIsOpen) > 0;
    while (taken.ok() && reader->Read(&batch)) {
      bytes.received += batch.ByteSizeLong();
      taken = take(batch);
    }
    if (!taken.ok()) context.TryCancel();
    ended = reader->Finish();
    listening_ = false;
  }
  const auto code = static_cast<absl::StatusCode>(ended.error_code());
  metrics.AttemptEnded(code, absl::Now() - began, bytes);
  metrics.CallEnded(code, absl::Now() - began);
  {
    const std::lock_guard lock(mutex_);
    following_ = nullptr;
  }
  return taken.ok() ? FromWire(ended) : taken;
}

void FeedSource::Cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  if (following_ != nullptr) following_->TryCancel();
}

}  // namespace linli::client

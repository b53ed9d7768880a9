#include "common/rpc/feed_service.h"

#include <algorithm>
#include <memory>
#include <thread>

#include "absl/time/clock.h"
#include "common/client/feed_source.h"
#include "common/client/wire_status.h"
#include "common/outbox/outbox.h"
#include "common/status/refusal.h"

namespace linli::rpc {
namespace {

constexpr int kBatch = 500;
constexpr int kMaxStreams = 64;
// How late an event of another replica may be noticed; our own wake the stream at once.
constexpr absl::Duration kPoll = absl::Milliseconds(200);
// Under load a stream gathers this long before it reads again: a neighbour that takes fifty events
// in one transaction does far less than one that takes them one by one.
constexpr absl::Duration kGather = absl::Milliseconds(10);
constexpr absl::Duration kPatience = absl::Seconds(10);

}  // namespace

// A stream reads by a thread of its own: neighbours are few, and reading blocks.
class FeedServiceImpl::Stream final : public grpc::ServerWriteReactor<events::v1::EventBatch> {
 public:
  Stream(FeedServiceImpl& feed, grpc::CallbackServerContext& context,
         const events::v1::ReadFeedRequest& request)
      : feed_(feed), context_(context), request_(request) {}

  // The stream lives until its thread has ended and gRPC is done with it.
  static Stream* Start(std::shared_ptr<Stream> stream) {
    Stream* const raw = stream.get();
    raw->self_ = stream;
    std::thread([stream] {
      const grpc::Status ended = client::ToWire(stream->Run());
      stream->feed_.Leave();
      stream->Finish(ended);
    }).detach();
    return raw;
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    written_ = true;
    broken_ |= !ok;
    changed_.notify_all();
  }
  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    broken_ = true;
    changed_.notify_all();
  }
  void OnDone() override { self_.reset(); }

 private:
  absl::Status Run() {
    if (absl::Status may = feed_.adapter_.Admit(*feed_.method_, context_, request_); !may.ok()) {
      return may;
    }
    context_.AddInitialMetadata(client::kFeedIsOpen, "1");
    StartSendInitialMetadata();
    events::v1::Cursor after = request_.after();
    uint64_t seen = 0;
    while (!feed_.draining_ && !Broken()) {
      if (absl::Status may = MayGoOn(); !may.ok()) return may;
      const absl::Time begun = absl::Now();
      auto batch = outbox::ReadAfter(feed_.database_, absl::Now() + kPatience, after, kBatch);
      if (!batch.ok()) return batch.status();
      const bool full = batch->events_size() == kBatch;
      if (batch->events_size() > 0) {
        after = batch->cursor();
        if (!Send(*std::move(batch))) break;
      }
      if (full) continue;
      seen = feed_.signal_.Wait(seen, kPoll);
      absl::SleepFor(begun + kGather - absl::Now());
    }
    return feed_.draining_ ? RefuseFor(absl::Seconds(1), Reason::SHUTTING_DOWN) : absl::OkStatus();
  }

  // A stream lives for months, and its caller's authority perhaps does not. Only a no ends it, not
  // that nobody can be asked now.
  absl::Status MayGoOn() {
    const absl::Status may = feed_.adapter_.Admit(*feed_.method_, context_, request_);
    return absl::IsPermissionDenied(may) || absl::IsUnauthenticated(may) ? may : absl::OkStatus();
  }

  bool Send(events::v1::EventBatch batch) {
    batch_ = std::move(batch);
    auto& events = *batch_.mutable_events();
    const auto unwanted = [this](const events::v1::Event& event) {
      const auto& types = request_.types();
      return !types.empty() && std::find(types.begin(), types.end(), event.type()) == types.end();
    };
    events.erase(std::remove_if(events.begin(), events.end(), unwanted), events.end());
    written_ = false;
    StartWrite(&batch_);
    std::unique_lock lock(mutex_);
    // A cancelled write is reported as well, so this ends.
    changed_.wait(lock, [this] { return written_; });
    return !broken_;
  }

  bool Broken() {
    const std::lock_guard lock(mutex_);
    return broken_;
  }

  FeedServiceImpl& feed_;
  grpc::CallbackServerContext& context_;
  const events::v1::ReadFeedRequest request_;
  events::v1::EventBatch batch_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool written_ = false;
  bool broken_ = false;
  std::shared_ptr<Stream> self_;
};

FeedServiceImpl::FeedServiceImpl(Adapter& adapter, db::Database& database, outbox::Signal& signal)
    : adapter_(adapter),
      method_(adapter.Add(DescribeMethod(events::v1::FeedService::service_full_name(), "ReadFeed"),
                          {})),
      database_(database),
      signal_(signal) {}

FeedServiceImpl::~FeedServiceImpl() { Drain(); }

grpc::ServerWriteReactor<events::v1::EventBatch>* FeedServiceImpl::ReadFeed(
    grpc::CallbackServerContext* context, const events::v1::ReadFeedRequest* request) {
  if (!Enter()) {
    class Refusal final : public grpc::ServerWriteReactor<events::v1::EventBatch> {
     public:
      Refusal() { Finish(client::ToWire(RefuseFor(absl::Seconds(1), Reason::OVERLOADED))); }
      void OnDone() override { delete this; }
    };
    return new Refusal;
  }
  return Stream::Start(std::make_shared<Stream>(*this, *context, *request));
}

bool FeedServiceImpl::Enter() {
  const std::lock_guard lock(mutex_);
  if (draining_ || streams_ == kMaxStreams) return false;
  ++streams_;
  return true;
}

void FeedServiceImpl::Leave() {
  const std::lock_guard lock(mutex_);
  --streams_;
  left_.notify_all();
}

void FeedServiceImpl::Drain() {
  draining_ = true;
  signal_.Raise();
  std::unique_lock lock(mutex_);
  left_.wait(lock, [this] { return streams_ == 0; });
}

}  // namespace linli::rpc

// Streams whose messages are calls of their own: each is identified, admitted, checked and served
// in a transaction of its own, on a worker, so that a stream of a million rows holds neither a
// connection nor memory, and an authority that ends in the middle of it ends it.
//
//   a stream of parts: each request message is answered by one response message, in order, while
//                      the next ones are already served (LINLI_PARTS_ASKING)
//   a stream of pages: one request, answered page by page until there is no next one (LINLI_PAGES)
#pragma once

#include <deque>
#include <memory>
#include <mutex>

#include "absl/status/status.h"
#include "common/client/wire_status.h"
#include "common/rpc/adapter.h"
#include "grpcpp/support/server_callback.h"

namespace linli::rpc {

// How many parts of one stream are in the house at a time: one is written while the next ones are
// prepared. What a client sends beyond them waits in its own process.
inline constexpr size_t kPartsAtOnce = 4;

template <typename Request, typename Response>
class PartStream final : public grpc::ServerBidiReactor<Request, Response> {
 public:
  PartStream(Adapter& adapter, const Method& method, grpc::CallbackServerContext& context)
      : adapter_(adapter), method_(method), context_(context) {
    Step([] {});
  }

  void OnReadDone(bool ok) override {
    Step([&] {
      reading_ = false;
      all_read_ |= !ok;
      if (!ok || !ended_.ok()) return;
      Part& part = *parts_.emplace_back(std::make_unique<Part>());
      part.request.Swap(&read_);
      ++under_way_;
      adapter_.ServePart(method_, context_, part.request, part.response,
                         [this, &part](const absl::Status& status) { Served(part, status); });
    });
  }

  void OnWriteDone(bool ok) override {
    Step([&] {
      writing_ = false;
      parts_.pop_front();
      if (!ok) End(absl::CancelledError());
    });
  }

  void OnCancel() override {
    Step([&] { End(absl::CancelledError()); });
  }

  void OnDone() override { delete this; }

 private:
  struct Part {
    Request request;
    Response response;
    bool served = false;
  };

  void Served(Part& part, const absl::Status& status) {
    Step([&] {
      --under_way_;
      part.served = true;
      if (!status.ok()) End(status);
    });
  }

  void End(const absl::Status& why) {
    if (ended_.ok()) ended_ = why;
  }

  // Takes in what happened, then answers what can be answered, reads on, or ends. The end is told
  // last and without the lock: gRPC may delete us as soon as it hears of it.
  template <typename Happened>
  void Step(const Happened& happened) {
    absl::Status why;
    {
      const std::lock_guard lock(mutex_);
      happened();
      if (finished_) return;
      if (ended_.ok() && !writing_ && !parts_.empty() && parts_.front()->served) {
        writing_ = true;
        this->StartWrite(&parts_.front()->response);
      }
      if (!reading_ && !all_read_ && ended_.ok() && parts_.size() < kPartsAtOnce) {
        reading_ = true;
        this->StartRead(&read_);
      }
      const bool answered = all_read_ && parts_.empty();
      if (writing_ || under_way_ > 0 || (ended_.ok() && !answered)) return;
      finished_ = true;
      why = ended_;
    }
    this->Finish(client::ToWire(why));
  }

  Adapter& adapter_;
  const Method& method_;
  grpc::CallbackServerContext& context_;
  std::mutex mutex_;
  Request read_;
  std::deque<std::unique_ptr<Part>> parts_;  // in the order in which they came
  int under_way_ = 0;
  bool reading_ = false;
  bool writing_ = false;
  bool all_read_ = false;
  bool finished_ = false;
  absl::Status ended_;  // why, if not by the client's half-close
};

// Asks a page method again and again, each time with the token of the page before.
template <typename Request, typename Response>
class PageStream final : public grpc::ServerWriteReactor<Response> {
 public:
  PageStream(Adapter& adapter, const Method& method, grpc::CallbackServerContext& context,
             const Request& request)
      : adapter_(adapter), method_(method), context_(context), request_(request) {
    Next();
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return End(absl::CancelledError());
    if (response_.next_page_token().empty()) return End(absl::OkStatus());
    request_.set_page_token(response_.next_page_token());
    response_.Clear();
    Next();
  }

  void OnDone() override { delete this; }

 private:
  void Next() {
    adapter_.ServePart(method_, context_, request_, response_, [this](const absl::Status& status) {
      if (!status.ok()) return End(status);
      this->StartWrite(&response_);
    });
  }

  void End(const absl::Status& status) { this->Finish(client::ToWire(status)); }

  Adapter& adapter_;
  const Method& method_;
  grpc::CallbackServerContext& context_;
  Request request_;
  Response response_;
};

}  // namespace linli::rpc

#include "tests/bench/load.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/byte_buffer.h"

namespace linli::bench {
namespace {

grpc::ByteBuffer ToBuffer(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

class Driver {
 public:
  Driver(const Target& target, const Load& load, const std::function<std::string(int64_t)>& request)
      : target_(target), load_(load), request_(request) {
    for (int i = 0; i < load.channels; ++i) {
      grpc::ChannelArguments arguments;
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // a connection for each channel
      stubs_.push_back(std::make_unique<grpc::GenericStub>(grpc::CreateCustomChannel(
          target.address, grpc::InsecureChannelCredentials(), arguments)));
    }
  }

  Outcome Run() {
    const absl::Time begin = absl::Now();
    measure_from_ = begin + load_.warm_up;
    until_ = measure_from_ + load_.measured;
    open_ = load_.in_flight;
    for (int i = 0; i < load_.in_flight; ++i) {
      auto* slot = new Slot{this, stubs_[i % stubs_.size()].get()};
      slot->Send();
    }
    std::unique_lock lock(mutex_);
    done_.wait(lock, [this] { return open_ == 0; });
    Outcome outcome;
    outcome.ok = static_cast<int64_t>(times_.size());
    outcome.failed = failed_;
    outcome.failures = failures_;
    outcome.response_bytes = response_bytes_;
    outcome.per_second =
        static_cast<double>(outcome.ok) / absl::ToDoubleSeconds(last_ - measure_from_);
    std::sort(times_.begin(), times_.end());
    if (!times_.empty()) {
      outcome.p50 = times_[times_.size() / 2];
      outcome.p99 = times_[times_.size() * 99 / 100];
    }
    return outcome;
  }

 private:
  // One of the calls that are always under way.
  struct Slot {
    Driver* driver;
    grpc::GenericStub* stub;
    std::unique_ptr<grpc::ClientContext> context;
    grpc::ByteBuffer request;
    grpc::ByteBuffer response;
    absl::Time sent;
    std::vector<absl::Duration> times;

    void Send() {
      const int64_t number = driver->next_.fetch_add(1);
      sent = absl::Now();
      if (sent >= driver->until_ || (driver->load_.calls > 0 && number >= driver->load_.calls)) {
        driver->Close(this);
        return;
      }
      context = std::make_unique<grpc::ClientContext>();
      context->AddMetadata("authorization", "Bearer " + driver->target_.token(number));
      context->set_deadline(absl::ToChronoTime(sent + absl::Seconds(10)));
      request = ToBuffer(driver->request_(number));
      stub->UnaryCall(context.get(), driver->target_.method, {}, &request, &response,
                      [this](grpc::Status status) { Returned(status); });
    }

    void Returned(const grpc::Status& status) {
      const absl::Time now = absl::Now();
      if (!status.ok()) {
        driver->Fail(status);
      } else if (now >= driver->measure_from_) {
        times.push_back(now - sent);
      }
      Send();
    }
  };

  void Fail(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    ++failed_;
    ++failures_[status.error_message()];
  }

  void Close(Slot* slot) {
    const std::lock_guard lock(mutex_);
    times_.insert(times_.end(), slot->times.begin(), slot->times.end());
    last_ = std::max(last_, slot->sent);
    response_bytes_ = slot->response.Length();
    finished_.emplace_back(slot);  // its context is still in use by the callback that we are in
    if (--open_ == 0) done_.notify_all();
  }

  const Target target_;
  const Load load_;
  const std::function<std::string(int64_t)>& request_;
  std::vector<std::unique_ptr<grpc::GenericStub>> stubs_;
  absl::Time measure_from_, until_;
  std::atomic<int64_t> next_{0};
  std::mutex mutex_;
  std::condition_variable done_;
  int open_ = 0;
  int64_t failed_ = 0;
  size_t response_bytes_ = 0;
  std::map<std::string, int64_t> failures_;
  std::vector<absl::Duration> times_;
  absl::Time last_ = absl::InfinitePast();
  std::vector<std::unique_ptr<Slot>> finished_;
};

}  // namespace

Outcome Drive(const Target& target, const Load& load,
              const std::function<std::string(int64_t)>& request) {
  return Driver(target, load, request).Run();
}

}  // namespace linli::bench

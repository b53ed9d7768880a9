#include "common/client/channel.h"

#include <algorithm>
#include <random>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/status/refusal.h"
#include "grpcpp/create_channel.h"

namespace linli::client {
namespace {

// No retryPolicy: what gRPC repeats by itself, nobody can count (deploy/adr/0042).
constexpr char kServiceConfig[] = R"({"loadBalancingConfig": [{"round_robin": {}}]})";

constexpr int kAttempts = 4;
constexpr absl::Duration kFirstBackoff = absl::Milliseconds(50);
constexpr absl::Duration kLongestBackoff = absl::Seconds(1);

// Many who were refused in the same moment shall not come back in the same moment.
absl::Duration Jittered(absl::Duration backoff) {
  thread_local std::minstd_rand random(std::random_device{}());
  return backoff * std::uniform_real_distribution<double>(0.8, 1.2)(random);
}

bool MayRepeat(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE ||
         status.error_code() == grpc::StatusCode::CANCELLED;
}

// A connection comes about only while somebody polls: with everybody asleep, gRPC looks after it
// every five seconds.
void Pause(grpc::Channel& channel, absl::Duration pause) {
  if (channel.GetState(/*try_to_connect=*/true) == GRPC_CHANNEL_READY) {
    absl::SleepFor(pause);
  } else {
    channel.WaitForConnected(absl::ToChronoTime(absl::Now() + pause));
  }
}

// As gRPC itself reads a target that names no scheme.
std::string WithScheme(const std::string& target) {
  for (const char* scheme : {"dns:", "ipv4:", "ipv6:", "unix:", "xds:"}) {
    if (absl::StartsWith(target, scheme)) return target;
  }
  return absl::StrCat("dns:///", target);
}

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& target, const std::string& tls) {
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(kServiceConfig);
  // A neighbour that fell silent without a word, with its machine or its network, is missed within
  // half a minute. Hosts let us ask so often (common/rpc/host.cc).
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  // A neighbour that restarts is back within a second or two: do not wait longer to notice.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
  return grpc::CreateCustomChannel(target, ChannelCredentials(tls), arguments);
}

}  // namespace

Channel::Channel(std::string service, const std::string& target, Credentials credentials)
    : service_(std::move(service)),
      target_(WithScheme(target)),
      token_(std::move(credentials.token)),
      channel_(MakeChannel(target, credentials.tls)) {}

void Channel::Prepare(const Context& context, grpc::ClientContext& outgoing) const {
  if (std::string token = token_ ? token_() : ""; !token.empty()) {
    outgoing.AddMetadata("authorization", absl::StrCat("Bearer ", token));
  }
  if (!context.on_behalf_of.empty()) {
    outgoing.AddMetadata("x-linli-on-behalf-of", context.on_behalf_of);
  }
  if (!context.traceparent.empty()) outgoing.AddMetadata("traceparent", context.traceparent);
  if (context.deadline != absl::InfiniteFuture()) {
    outgoing.set_deadline(absl::ToChronoTime(context.deadline));
  }
}

std::string Channel::MethodOf(const google::protobuf::Descriptor& request) {
  const google::protobuf::FileDescriptor& file = *request.file();
  for (int s = 0; s < file.service_count(); ++s) {
    const google::protobuf::ServiceDescriptor& service = *file.service(s);
    for (int m = 0; m < service.method_count(); ++m) {
      if (service.method(m)->input_type() == &request) {
        return absl::StrCat(service.full_name(), "/", service.method(m)->name());
      }
    }
  }
  return "other";
}

metrics::ClientCallMetrics& Channel::MetricsOf(const std::string& method) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<metrics::ClientCallMetrics>& known = metrics_[method];
  if (!known) {
    known = std::make_unique<metrics::ClientCallMetrics>(metrics::Process(), method, target_);
  }
  return *known;
}

grpc::Status Channel::Attempts(const std::string& method, const Context& context,
                               Attempt attempt) const {
  metrics::ClientCallMetrics& metrics = MetricsOf(method);
  const absl::Time began = absl::Now();
  absl::Duration backoff = kFirstBackoff;
  for (int number = 1;; ++number) {
    grpc::ClientContext outgoing;
    Prepare(context, outgoing);
    metrics::MessageBytes bytes;
    const absl::Time sent = absl::Now();
    metrics.AttemptStarted();
    grpc::Status status = attempt(outgoing, bytes);
    const absl::Time ended = absl::Now();
    const auto code = static_cast<absl::StatusCode>(status.error_code());
    metrics.AttemptEnded(code, ended - sent, bytes);
    const absl::Duration pause = Jittered(backoff);
    if (!MayRepeat(status) || number == kAttempts || ended + pause >= context.deadline) {
      metrics.CallEnded(code, ended - began);
      return status;
    }
    Pause(*channel_, pause);
    backoff = std::min(backoff * 2, kLongestBackoff);
  }
}

absl::Status Channel::Explain(const grpc::Status& status) const {
  absl::Status explained = FromWire(status);
  if (ReasonOf(explained) != Reason::REASON_UNSPECIFIED) return explained;
  switch (status.error_code()) {
    case grpc::StatusCode::UNAVAILABLE:
      return RefuseFor(absl::Seconds(1), Reason::UPSTREAM_UNAVAILABLE, {{"service", service_}});
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
      return Refuse(Reason::DEADLINE_PASSED);
    default:
      return explained;
  }
}

}  // namespace linli::client

#include "common/client/channel.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "grpcpp/create_channel.h"

namespace linli::client {
namespace {

// What went away comes back under another address or after a restart: calls that never reached a
// handler are repeated by gRPC itself. Mutations carry a request_id, so a repetition is safe.
// CANCELLED is what a call gets that reaches a server in the very moment of its shutdown.
constexpr char kServiceConfig[] = R"({
  "loadBalancingConfig": [{"round_robin": {}}],
  "methodConfig": [{
    "name": [{}],
    "retryPolicy": {
      "maxAttempts": 4, "initialBackoff": "0.05s", "maxBackoff": "1s", "backoffMultiplier": 2,
      "retryableStatusCodes": ["UNAVAILABLE", "CANCELLED"]
    }
  }]
})";

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

// Channels to other services, and unary calls over them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "common/client/credentials.h"
#include "common/client/wire_status.h"
#include "common/metrics/call_metrics.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"

namespace linli::client {

// One other service as this process sees it.
class Channel {
 public:
  // `target`: "host:port", or "dns:///name:port" for a headless service (round robin over its
  // replicas). `credentials` are this process' own.
  Channel(std::string service, const std::string& target, Credentials credentials);
  // With a token that never changes and without TLS.
  Channel(std::string service, const std::string& target, std::string token)
      : Channel(std::move(service), target, WithToken(std::move(token))) {}

  const std::shared_ptr<grpc::Channel>& grpc() const { return channel_; }

  // Calls `method` of a stub, for example
  //   channel.Call(*stub_, &Stub::GetVolunteer, context, request)
  // UPSTREAM_UNAVAILABLE when the service cannot be reached; its own refusals come through as they
  // are. What went away comes back under another address or after a restart: an attempt that ends
  // in UNAVAILABLE, or in CANCELLED, as one that reaches a server in the very moment of its
  // shutdown, is repeated a few times before the deadline. Mutations carry a request_id.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Context& context, const Request& request) const {
    static const std::string name = MethodOf(*Request::descriptor());
    Response response;
    const auto attempt = [&](grpc::ClientContext& outgoing, metrics::MessageBytes& bytes) {
      const grpc::Status status = (stub.*method)(&outgoing, request, &response);
      bytes = {request.ByteSizeLong(), status.ok() ? response.ByteSizeLong() : 0};
      return status;
    };
    const grpc::Status status = Attempts(name, context, attempt);
    if (!status.ok()) return Explain(status);
    return response;
  }

  // Puts the token, the trace and the deadline on an outgoing call.
  void Prepare(const Context& context, grpc::ClientContext& outgoing) const;

  // Of calls of "linli.hours.v1.RecordService/GetRecord" over this channel.
  metrics::ClientCallMetrics& MetricsOf(const std::string& method) const;

  // The same for a call that no stub's method makes: what each attempt does, on a context that is
  // prepared for it, and how much it sent and received.
  using Attempt = absl::FunctionRef<grpc::Status(grpc::ClientContext&, metrics::MessageBytes&)>;
  grpc::Status Attempts(const std::string& method, const Context& context, Attempt attempt) const;

 private:
  // The RPC that takes such a request; "other" if none of its file does.
  static std::string MethodOf(const google::protobuf::Descriptor& request);
  absl::Status Explain(const grpc::Status& status) const;

  const std::string service_;
  const std::string target_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<metrics::ClientCallMetrics>> metrics_;
  const std::function<std::string()> token_;
  const std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace linli::client

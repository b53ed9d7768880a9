// Channels to other services, and unary calls over them.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "common/client/credentials.h"
#include "common/client/wire_status.h"
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
  // are.
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Context& context, const Request& request) const {
    grpc::ClientContext outgoing;
    Prepare(context, outgoing);
    Response response;
    const grpc::Status status = (stub.*method)(&outgoing, request, &response);
    if (!status.ok()) return Explain(status);
    return response;
  }

  // Puts the token, the trace and the deadline on an outgoing call.
  void Prepare(const Context& context, grpc::ClientContext& outgoing) const;

 private:
  absl::Status Explain(const grpc::Status& status) const;

  const std::string service_;
  const std::function<std::string()> token_;
  const std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace linli::client

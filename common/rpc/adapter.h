// Between the wire and a handler: each call of each service comes through here, in this order:
//
//   deadline passed or cancelled?     → DEADLINE_EXCEEDED, without work
//   which certificate was shown       → UNAUTHENTICATED, if it is no good
//   who is calling                    → Caller, from the bearer token, or from the certificate
//   may they (access option)          → PERMISSION_DENIED, before any validation
//   does the near cache know it       → answered at once, on gRPC's thread (cached reads alone)
//   too many waiting?                 → RESOURCE_EXHAUSTED + RetryInfo
//   is it whole (field rules)         → one BadRequest with all violations
//   ask other services                → before any transaction
//   the handler, in its transaction   → pipeline.h
//   one log line, one histogram sample
//
// Bytes that are no protobuf message never come here: gRPC's callback API (1.51) drops what its
// parser said and answers a bare UNIMPLEMENTED before it looks for a handler.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rpc/method.h"
#include "common/rpc/pipeline.h"
#include "common/rpc/worker_pool.h"
#include "common/time/clock.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"

namespace linli::identity {
class CallerCache;
class PeerVerifier;
class ScopeResolver;
}  // namespace linli::identity

namespace linli::rpc {

class CallLog;

// The descriptor of "<service>/<method>"; ends the process if there is none, at start.
const google::protobuf::MethodDescriptor& DescribeMethod(const char* service, const char* method);

class Adapter {
 public:
  struct Parts {
    identity::CallerCache& callers;
    identity::ScopeResolver& scopes;
    const time::Clock& clock;
    WorkerPool& workers;
    Pipeline& pipeline;
    CallLog& log;
    metrics::Registry& metrics;
    identity::PeerVerifier* peers = nullptr;  // without TLS none
    bool certificate_required = false;
  };
  explicit Adapter(Parts parts);
  ~Adapter();

  // Registers an RPC; called while the services are built.
  const Method* Add(const google::protobuf::MethodDescriptor& descriptor, Handler handler);

  // The full names of the gRPC services whose methods were added.
  std::vector<std::string> services() const;

  grpc::ServerUnaryReactor* Serve(const Method& method, grpc::CallbackServerContext& context,
                                  const Message& request, Message& response);

  // One message of a stream (stream.h), served like a call of its own on a worker. `done` is called
  // once, from a worker or from this thread later than the return; context, request and response
  // live until then. SHUTTING_DOWN once the host drains: what remains is for another replica.
  void ServePart(const Method& method, grpc::CallbackServerContext& context, const Message& request,
                 Message& response, std::function<void(const absl::Status&)> done);
  void Drain() { draining_ = true; }

  // For what is not unary: who calls, and whether the method's access option lets them.
  absl::Status Admit(const Method& method, grpc::CallbackServerContext& context,
                     const Message& request);

 private:
  struct Invocation;

  // Looks at the certificate of who calls.
  absl::Status KnowPeer(Invocation& call);
  // On gRPC's thread: true if the call is answered or refused already.
  bool ServeAtOnce(Invocation& call);
  // On a worker.
  void ServeOnWorker(std::shared_ptr<Invocation> call);
  absl::Status Prepare(Invocation& call);
  absl::Status Identify(Invocation& call);
  void Finish(Invocation& call, const absl::Status& status);

  Parts parts_;
  std::atomic<bool> draining_{false};
  std::vector<std::unique_ptr<Method>> methods_;
};

}  // namespace linli::rpc

#include "common/rpc/adapter.h"

#include <cstdlib>
#include <exception>
#include <random>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/client/wire_status.h"
#include "common/identity/caller_cache.h"
#include "common/identity/peer.h"
#include "common/ids/new_id.h"
#include "common/rpc/call_log.h"
#include "common/status/refusal.h"
#include "grpc/grpc_security_constants.h"
#include "spdlog/spdlog.h"

namespace linli::rpc {
namespace {

constexpr absl::Duration kLongestCall = absl::Seconds(30);
constexpr absl::Duration kComeBack = absl::Milliseconds(200);  // when overloaded

absl::Time DeadlineOf(grpc::CallbackServerContext& context) {
  const absl::Time latest = absl::Now() + kLongestCall;
  const gpr_timespec raw = gpr_convert_clock_type(context.raw_deadline(), GPR_CLOCK_REALTIME);
  if (gpr_time_cmp(raw, gpr_inf_future(GPR_CLOCK_REALTIME)) == 0) return latest;
  return std::min(latest, absl::TimeFromTimespec({raw.tv_sec, raw.tv_nsec}));
}

std::string_view Metadata(grpc::CallbackServerContext& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(key);
  if (found == metadata.end()) return {};
  return {found->second.data(), found->second.size()};
}

std::string_view BearerOf(grpc::CallbackServerContext& context) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view value = Metadata(context, "authorization");
  // The scheme's case does not matter (RFC 7235).
  if (!absl::StartsWithIgnoreCase({value.data(), value.size()}, {kBearer.data(), kBearer.size()})) {
    return {};
  }
  return value.substr(kBearer.size());
}

// What the peer showed, its own certificate first. The library's chain of a client begins above it.
std::string CertificatesOf(grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> shown = context.auth_context();
  std::string pem;
  for (const char* name :
       {GRPC_X509_PEM_CERT_PROPERTY_NAME, GRPC_X509_PEM_CERT_CHAIN_PROPERTY_NAME}) {
    for (const grpc::string_ref& part : shown->FindPropertyValues(name)) {
      pem.append(part.data(), part.size());
    }
  }
  return pem;
}

// A W3C trace context of our own, for a call that brought none.
std::string NewTrace() {
  thread_local std::mt19937_64 random(std::random_device{}());
  return absl::StrFormat("00-%016x%016x-%016x-01", random(), random(), random());
}

// On gRPC's threads nobody waits: what would need a look-up is left to a worker.
class NoLookup final : public identity::ScopeResolver {
 public:
  absl::StatusOr<identity::Scope> Resolve(std::string_view, absl::Time) override {
    return absl::UnavailableError("needs a worker");
  }
};

const std::shared_ptr<const identity::Caller>& Nobody() {
  static const std::shared_ptr<const identity::Caller> nobody =
      std::make_shared<const identity::Caller>();
  return nobody;
}

}  // namespace

const google::protobuf::MethodDescriptor& DescribeMethod(const char* service, const char* method) {
  const std::string name = absl::StrCat(service, ".", method);
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
  if (descriptor == nullptr) {
    spdlog::critical("no RPC is called {}", name);
    std::abort();
  }
  return *descriptor;
}

struct Adapter::Invocation {
  const Method& method;
  grpc::CallbackServerContext& context;
  const Message& request;
  Message* response;
  grpc::ServerUnaryReactor* reactor;  // nullptr for a part of a stream
  absl::Time arrived;                 // real time, to measure
  std::string_view bearer;
  std::function<void(const absl::Status&)> served;  // of a part of a stream
  std::shared_ptr<const std::string> peer;  // what `bearer` shows when there is only a certificate
  bool admitted = false;
  bool near = false;
  Work work;
};

Adapter::Adapter(Parts parts) : parts_(parts) {}
Adapter::~Adapter() = default;

const Method* Adapter::Add(const google::protobuf::MethodDescriptor& descriptor, Handler handler) {
  methods_.push_back(std::make_unique<Method>(descriptor, std::move(handler), parts_.metrics));
  return methods_.back().get();
}

std::vector<std::string> Adapter::services() const {
  std::vector<std::string> names;
  for (const auto& method : methods_) {
    std::string name = method->full_name.substr(0, method->full_name.find('/'));
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

grpc::ServerUnaryReactor* Adapter::Serve(const Method& method, grpc::CallbackServerContext& context,
                                         const Message& request, Message& response) {
  Invocation call{method,      context,          request, &response, context.DefaultReactor(),
                  absl::Now(), BearerOf(context)};
  grpc::ServerUnaryReactor* const reactor = call.reactor;
  method.metrics.Started();
  call.work.facts.now = parts_.clock.Now();
  call.work.facts.traceparent = Metadata(context, "traceparent");
  if (absl::Status peer = KnowPeer(call); !peer.ok()) {
    Finish(call, peer);
    return reactor;
  }
  if (ServeAtOnce(call)) return reactor;
  auto moved = std::make_shared<Invocation>(std::move(call));
  if (!parts_.workers.Submit([this, moved] { ServeOnWorker(moved); })) {
    Finish(*moved, parts_.workers.draining() ? RefuseFor(kComeBack, Reason::SHUTTING_DOWN)
                                             : RefuseFor(kComeBack, Reason::OVERLOADED));
  }
  return reactor;
}

void Adapter::ServePart(const Method& method, grpc::CallbackServerContext& context,
                        const Message& request, Message& response,
                        std::function<void(const absl::Status&)> done) {
  auto call =
      std::make_shared<Invocation>(Invocation{method, context, request, &response, nullptr,
                                              absl::Now(), BearerOf(context), std::move(done)});
  method.metrics.Started();
  call->work.facts.now = parts_.clock.Now();
  const absl::Status peer = KnowPeer(*call);
  call->work.facts.who =
      call->bearer.empty() ? Nobody() : parts_.callers.Fresh(call->bearer, call->work.facts.now);
  // A part was let in with its stream, which bounds how many of them there are.
  parts_.workers.SubmitAdmitted([this, call, peer] {
    if (draining_) return Finish(*call, RefuseFor(kComeBack, Reason::SHUTTING_DOWN));
    if (!peer.ok()) return Finish(*call, peer);
    ServeOnWorker(call);
  });
}

// Who calls by certificate alone, or why nobody may who shows such a one.
absl::Status Adapter::KnowPeer(Invocation& call) {
  if (parts_.peers == nullptr) return absl::OkStatus();
  const std::string shown = CertificatesOf(call.context);
  if (shown.empty()) {
    return parts_.certificate_required ? Refuse(Reason::CERTIFICATE_REQUIRED) : absl::OkStatus();
  }
  const absl::StatusOr<identity::Peer> peer = parts_.peers->Verify(shown, call.work.facts.now);
  if (!peer.ok()) return peer.status();
  // A gateway shows its own certificate and brings the token of who stands behind it.
  if (!call.bearer.empty() || peer->subject.empty()) return absl::OkStatus();
  call.peer = std::make_shared<const std::string>(identity::CallerCache::BearerOf(*peer));
  call.bearer = *call.peer;
  return absl::OkStatus();
}

bool Adapter::ServeAtOnce(Invocation& call) {
  CallFacts& facts = call.work.facts;
  facts.who = call.bearer.empty() ? Nobody() : parts_.callers.Fresh(call.bearer, facts.now);
  if (!facts.who) return false;  // a token to verify
  NoLookup no_lookup;
  const absl::Status may = call.method.access.MayCall(*facts.who, call.request, no_lookup,
                                                      facts.now, absl::InfiniteFuture());
  if (absl::IsUnavailable(may)) return false;
  if (!may.ok()) {
    Finish(call, may);
    return true;
  }
  call.admitted = true;
  if (call.method.handler.kind == Handler::Kind::kCachedRead &&
      parts_.pipeline.AnswerFromNearCache(call.method, call.request, *call.response)) {
    call.near = true;
    Finish(call, absl::OkStatus());
    return true;
  }
  if (call.method.handler.at_once && call.method.rules.Check(call.request).ok()) {
    const Call asking(facts);
    if (const auto answered = call.method.handler.at_once(asking, call.request, *call.response)) {
      call.near = true;
      Finish(call, *answered);
      return true;
    }
  }
  return false;
}

absl::Status Adapter::Identify(Invocation& call) {
  CallFacts& facts = call.work.facts;
  if (!facts.who) {
    absl::StatusOr<std::shared_ptr<const identity::Caller>> loaded =
        parts_.callers.Load(call.bearer, facts.now, facts.deadline);
    if (!loaded.ok()) return loaded.status();
    facts.who = *std::move(loaded);
  }
  return call.method.access.MayCall(*facts.who, call.request, parts_.scopes, facts.now,
                                    facts.deadline);
}

// Everything between the wire and the handler that may block.
absl::Status Adapter::Prepare(Invocation& call) {
  Work& work = call.work;
  CallFacts& facts = work.facts;
  facts.deadline = DeadlineOf(call.context);
  if (call.context.IsCancelled() || absl::Now() >= facts.deadline) {
    return Refuse(Reason::DEADLINE_PASSED);
  }
  if (!call.admitted) {
    if (absl::Status may = Identify(call); !may.ok()) return may;
  }
  Violations violations;
  call.method.rules.Check(call.request, violations);
  if (!violations.empty()) {
    if (call.method.handler.check) {
      Violations more;
      call.method.handler.check(call.request, facts.now, more);
      violations.AddOfOtherFields(more);
    }
    return violations.ToStatus();
  }
  work.method = &call.method;
  work.request = &call.request;
  work.response = call.response;
  facts.traceparent = Metadata(call.context, "traceparent");
  if (facts.traceparent.empty()) facts.traceparent = NewTrace();
  const Handler::Kind kind = call.method.handler.kind;
  if (kind == Handler::Kind::kWrite || kind == Handler::Kind::kGatheredWrite) {
    if (call.method.request_id != nullptr) {
      facts.request_id =
          call.request.GetReflection()->GetString(call.request, call.method.request_id);
    }
    if (facts.request_id.empty()) facts.request_id = ids::NewId();
    work.key = {facts.who->subject, call.method.full_name, facts.request_id,
                replay::HashOf(call.request)};
  }
  if (!call.method.handler.ask) return absl::OkStatus();
  const Call asking(facts);
  absl::StatusOr<Facts> answers = call.method.handler.ask(asking, call.request);
  if (!answers.ok()) return answers.status();
  work.answers = *std::move(answers);
  return absl::OkStatus();
}

void Adapter::ServeOnWorker(std::shared_ptr<Invocation> call) {
  absl::Status status;
  try {
    status = Prepare(*call);
    Work& work = call->work;
    if (!status.ok()) {
      // What upstream says now may differ from what it said to the first of these calls: the
      // answer that was given stands.
      if (work.key.method.empty()) return Finish(*call, status);
      const absl::StatusOr<bool> replayed = parts_.pipeline.Replayed(work);
      if (replayed.ok() && *replayed) status = absl::OkStatus();
      return Finish(*call, status);
    }
    switch (call->method.handler.kind) {
      case Handler::Kind::kRead:
        status = parts_.pipeline.Read(work);
        break;
      case Handler::Kind::kCachedRead:
        status = parts_.pipeline.ReadCached(work);
        break;
      case Handler::Kind::kWrite:
        work.done = [this, call](const absl::Status& done) { Finish(*call, done); };
        return parts_.pipeline.Write(std::shared_ptr<Work>(call, &work));
      case Handler::Kind::kPartWrite:
        work.done = [this, call](const absl::Status& done) { Finish(*call, done); };
        return parts_.pipeline.WritePart(std::shared_ptr<Work>(call, &work));
      case Handler::Kind::kGatheredWrite:
        work.done = [this, call](const absl::Status& done) { Finish(*call, done); };
        return parts_.pipeline.WriteGathered(std::shared_ptr<Work>(call, &work));
    }
  } catch (const std::exception& exception) {
    spdlog::error(R"({{"fault":"handler","method":"{}"}})", call->method.full_name);
    status = Refuse(Reason::INTERNAL_FAULT);
  }
  Finish(*call, status);
}

void Adapter::Finish(Invocation& call, const absl::Status& status) {
  const CallFacts& facts = call.work.facts;
  const absl::Duration took = absl::Now() - call.arrived;
  call.method.metrics.Ended(
      status.code(), took,
      {status.ok() ? call.response->ByteSizeLong() : 0, call.request.ByteSizeLong()});
  parts_.log.Write({facts.now, call.method.full_name, status, took,
                    facts.who ? std::string_view(facts.who->subject) : std::string_view(),
                    facts.request_id, facts.traceparent, call.near});
  if (!status.ok()) call.response->Clear();
  if (call.reactor == nullptr) return call.served(status);
  call.reactor->Finish(client::ToWire(status));
}

absl::Status Adapter::Admit(const Method& method, grpc::CallbackServerContext& context,
                            const Message& request) {
  Invocation call{method, context, request, nullptr, nullptr, absl::Now(), BearerOf(context)};
  call.work.facts.now = parts_.clock.Now();
  if (absl::Status peer = KnowPeer(call); !peer.ok()) return peer;
  call.work.facts.deadline = absl::Now() + kLongestCall;
  if (call.bearer.empty()) call.work.facts.who = Nobody();
  return Identify(call);
}

}  // namespace linli::rpc

// From a handler's signature to a Handler without types, and the macros of the tables of contents.
// In services/<x>/api/service.cc, or in several …_services.cc beside it:
//
//   class VolunteerServiceImpl final : public v1::VolunteerService::CallbackService {
//    public:
//     LINLI_SERVICE(VolunteerServiceImpl, v1::VolunteerService, Deps)
//     LINLI_READ_CACHED(GetVolunteer, volunteers::Get)
//     LINLI_WRITE(RegisterVolunteer, volunteers::Register)
//   };
#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "common/rpc/adapter.h"
#include "common/rpc/call.h"
#include "common/rpc/method.h"
#include "common/rpc/stream.h"

namespace linli::rpc {

template <typename T>
struct Signature;

// read and write handlers, without and with the answers of an Ask function
template <typename Resp, typename Deps, typename CallType, typename Req>
struct Signature<absl::StatusOr<Resp> (*)(Deps&, CallType&, const Req&)> {
  using Request = Req;
  using Response = Resp;
  using Facts = NoFacts;
};
template <typename Resp, typename Deps, typename CallType, typename Req, typename F>
struct Signature<absl::StatusOr<Resp> (*)(Deps&, CallType&, const Req&, const F&)> {
  using Request = Req;
  using Response = Resp;
  using Facts = F;
};
// handlers of gathered writes
template <typename Deps, typename Req, typename F, typename Resp>
struct Signature<void (*)(Deps&, db::Tx&, std::vector<Item<Req, F, Resp>>&)> {
  using Request = Req;
  using Response = Resp;
  using Facts = F;
};

template <auto kHandler>
using RequestOf = typename Signature<decltype(kHandler)>::Request;
template <auto kHandler>
using ResponseOf = typename Signature<decltype(kHandler)>::Response;
template <auto kHandler>
using FactsOf = typename Signature<decltype(kHandler)>::Facts;

// The body shared by reads and writes: cast, call, move the answer over.
template <auto kHandler, typename Deps, typename CallType>
absl::Status Invoke(Deps& deps, CallType& call, const Message& request, const void* facts,
                    Message& response) {
  const auto& typed = static_cast<const RequestOf<kHandler>&>(request);
  auto answer = [&] {
    if constexpr (std::is_same_v<FactsOf<kHandler>, NoFacts>) {
      return kHandler(deps, call, typed);
    } else {
      return kHandler(deps, call, typed, *static_cast<const FactsOf<kHandler>*>(facts));
    }
  }();
  if (!answer.ok()) return std::move(answer).status();
  static_cast<ResponseOf<kHandler>&>(response) = *std::move(answer);
  return absl::OkStatus();
}

template <auto kHandler, typename Deps>
Handler BindRead(Deps& deps, Handler::Kind kind = Handler::Kind::kRead) {
  Handler handler{kind};
  handler.read = [&deps](ReadCall& call, const Message& request, const void* facts,
                         Message& response) {
    return Invoke<kHandler>(deps, call, request, facts, response);
  };
  return handler;
}

template <auto kKey, auto kHandler, typename Deps>
Handler BindReadCachedAs(Deps& deps) {
  Handler handler = BindRead<kHandler>(deps, Handler::Kind::kCachedRead);
  handler.key = [&deps](const Message& request) {
    return kKey(deps, static_cast<const RequestOf<kHandler>&>(request));
  };
  return handler;
}

template <auto kHandler, typename Deps>
Handler BindWrite(Deps& deps, Handler::Kind kind = Handler::Kind::kWrite) {
  Handler handler{kind};
  handler.write = [&deps](WriteCall& call, const Message& request, const void* facts,
                          Message& response) {
    return Invoke<kHandler>(deps, call, request, facts, response);
  };
  return handler;
}

template <auto kHandler, typename Deps>
Handler BindGathered(Deps& deps) {
  using TypedItem = Item<RequestOf<kHandler>, FactsOf<kHandler>, ResponseOf<kHandler>>;
  Handler handler{Handler::Kind::kGatheredWrite};
  handler.write_all = [&deps](db::Tx& tx, std::vector<GatheredCall>& calls) {
    static const NoFacts kNone;
    std::vector<TypedItem> items;
    items.reserve(calls.size());
    for (GatheredCall& one : calls) {
      const void* facts = one.facts ? one.facts.get() : &kNone;
      items.push_back({WriteCall(*one.call, tx),
                       static_cast<const RequestOf<kHandler>&>(*one.request),
                       *static_cast<const FactsOf<kHandler>*>(facts)});
    }
    kHandler(deps, tx, items);
    for (size_t i = 0; i < calls.size(); ++i) {
      calls[i].status = items[i].result.status();
      if (!calls[i].status.ok()) continue;
      static_cast<ResponseOf<kHandler>&>(*calls[i].response) = *std::move(items[i].result);
      calls[i].emitted = items[i].call.emitted();
      calls[i].forgotten = items[i].call.forgotten();
    }
  };
  return handler;
}

// A read that `kQuick` answers from memory most of the time, and the handler otherwise.
template <auto kQuick, typename Deps>
Handler Quick(Deps& deps, Handler handler) {
  handler.at_once = [&deps](const Call& call, const Message& request, Message& response) {
    return AnswerQuickly(kQuick, deps, call, request, response);
  };
  return handler;
}

template <typename Deps, typename Req, typename Resp>
std::optional<absl::Status> AnswerQuickly(
    std::optional<absl::StatusOr<Resp>> (*quick)(Deps&, const Call&, const Req&), Deps& deps,
    const Call& call, const Message& request, Message& response) {
  std::optional<absl::StatusOr<Resp>> answer = quick(deps, call, static_cast<const Req&>(request));
  if (!answer) return std::nullopt;
  if (!answer->ok()) return std::move(*answer).status();
  static_cast<Resp&>(response) = **std::move(answer);
  return absl::OkStatus();
}

template <auto kAsk, typename Deps>
Handler Asking(Deps& deps, Handler handler) {
  handler.ask = [&deps](const Call& call, const Message& request) -> absl::StatusOr<Facts> {
    auto facts = AskTyped(kAsk, deps, call, request);
    if (!facts.ok()) return std::move(facts).status();
    using F = std::decay_t<decltype(*facts)>;
    return Facts(std::make_shared<const F>(*std::move(facts)));
  };
  return handler;
}

template <typename Req>
void CheckTyped(void (*check)(const Req&, absl::Time, Violations&), const Message& request,
                absl::Time now, Violations& violations) {
  check(static_cast<const Req&>(request), now, violations);
}

// A handler that checks requests with `kCheck`, which the adapter may ask too.
template <auto kCheck>
Handler Checked(Handler handler) {
  handler.check = [](const Message& request, absl::Time now, Violations& violations) {
    CheckTyped(kCheck, request, now, violations);
  };
  return handler;
}

template <typename F, typename Deps, typename CallType, typename Req>
absl::StatusOr<F> AskTyped(absl::StatusOr<F> (*ask)(Deps&, CallType&, const Req&), Deps& deps,
                           const Call& call, const Message& request) {
  // A const reference binds to an Ask function that takes Call& or const Call& alike.
  return ask(deps, const_cast<std::remove_const_t<CallType>&>(call),
             static_cast<const Req&>(request));
}

// clang-format off
#define LINLI_SERVICE(Class, Service, Deps)                                              \
  Class(::linli::rpc::Adapter& adapter, Deps& deps) : adapter_(adapter), deps_(deps) {}  \
 private:                                                                                \
  static const google::protobuf::MethodDescriptor& Describe(const char* method) {        \
    return ::linli::rpc::DescribeMethod(Service::service_full_name(), method);           \
  }                                                                                      \
  ::linli::rpc::Adapter& adapter_;                                                       \
  Deps& deps_;                                                                           \
 public:

#define LINLI_METHOD(Name, kHandler, handler_expression)                                 \
  grpc::ServerUnaryReactor* Name(grpc::CallbackServerContext* context,                   \
                                 const ::linli::rpc::RequestOf<&kHandler>* request,      \
                                 ::linli::rpc::ResponseOf<&kHandler>* response) override { \
    return adapter_.Serve(*method_##Name, *context, *request, *response);                \
  }                                                                                      \
  const ::linli::rpc::Method* const method_##Name =                                      \
      adapter_.Add(Describe(#Name), handler_expression);
// clang-format on

// Streams (stream.h). clang-format off keeps the columns of the macros.
// clang-format off
#define LINLI_PARTS_ASKING(Name, kAsk, kHandler)                                         \
  grpc::ServerBidiReactor<::linli::rpc::RequestOf<&kHandler>,                            \
                          ::linli::rpc::ResponseOf<&kHandler>>*                          \
  Name(grpc::CallbackServerContext* context) override {                                  \
    return new ::linli::rpc::PartStream<::linli::rpc::RequestOf<&kHandler>,              \
                                        ::linli::rpc::ResponseOf<&kHandler>>(            \
        adapter_, *method_##Name, *context);                                             \
  }                                                                                      \
  const ::linli::rpc::Method* const method_##Name = adapter_.Add(                        \
      Describe(#Name), ::linli::rpc::Asking<&kAsk>(                                      \
                           deps_, ::linli::rpc::BindWrite<&kHandler>(                    \
                                      deps_, ::linli::rpc::Handler::Kind::kPartWrite)));
#define LINLI_PAGES(Name, kHandler)                                                      \
  grpc::ServerWriteReactor<::linli::rpc::ResponseOf<&kHandler>>* Name(                   \
      grpc::CallbackServerContext* context,                                              \
      const ::linli::rpc::RequestOf<&kHandler>* request) override {                      \
    return new ::linli::rpc::PageStream<::linli::rpc::RequestOf<&kHandler>,              \
                                        ::linli::rpc::ResponseOf<&kHandler>>(            \
        adapter_, *method_##Name, *context, *request);                                   \
  }                                                                                      \
  const ::linli::rpc::Method* const method_##Name =                                      \
      adapter_.Add(Describe(#Name), ::linli::rpc::BindRead<&kHandler>(deps_));
// clang-format on

#define LINLI_READ(Name, kHandler) \
  LINLI_METHOD(Name, kHandler, ::linli::rpc::BindRead<&kHandler>(deps_))
#define LINLI_READ_CACHED(Name, kHandler) \
  LINLI_METHOD(Name, kHandler,            \
               ::linli::rpc::BindRead<&kHandler>(deps_, ::linli::rpc::Handler::Kind::kCachedRead))
#define LINLI_READ_CACHED_AS(Name, kKey, kHandler) \
  LINLI_METHOD(Name, kHandler, (::linli::rpc::BindReadCachedAs<&kKey, &kHandler>(deps_)))
#define LINLI_READ_ASKING(Name, kAsk, kHandler) \
  LINLI_METHOD(Name, kHandler,                  \
               ::linli::rpc::Asking<&kAsk>(deps_, ::linli::rpc::BindRead<&kHandler>(deps_)))
#define LINLI_READ_AT_ONCE(Name, kQuick, kHandler) \
  LINLI_METHOD(Name, kHandler,                     \
               ::linli::rpc::Quick<&kQuick>(deps_, ::linli::rpc::BindRead<&kHandler>(deps_)))
#define LINLI_WRITE(Name, kHandler) \
  LINLI_METHOD(Name, kHandler, ::linli::rpc::BindWrite<&kHandler>(deps_))
#define LINLI_WRITE_ASKING(Name, kAsk, kHandler) \
  LINLI_METHOD(Name, kHandler,                   \
               ::linli::rpc::Asking<&kAsk>(deps_, ::linli::rpc::BindWrite<&kHandler>(deps_)))
#define LINLI_WRITE_CHECKED(Name, kCheck, kHandler) \
  LINLI_METHOD(Name, kHandler,                      \
               ::linli::rpc::Checked<&kCheck>(::linli::rpc::BindWrite<&kHandler>(deps_)))
#define LINLI_WRITE_ASKING_CHECKED(Name, kAsk, kCheck, kHandler) \
  LINLI_METHOD(Name, kHandler,                                   \
               ::linli::rpc::Checked<&kCheck>(                   \
                   ::linli::rpc::Asking<&kAsk>(deps_, ::linli::rpc::BindWrite<&kHandler>(deps_))))
#define LINLI_WRITE_GATHERED_CHECKED(Name, kCheck, kHandler) \
  LINLI_METHOD(Name, kHandler,                               \
               ::linli::rpc::Checked<&kCheck>(::linli::rpc::BindGathered<&kHandler>(deps_)))
#define LINLI_WRITE_GATHERED_ASKING(Name, kAsk, kHandler) \
  LINLI_METHOD(Name, kHandler,                            \
               ::linli::rpc::Asking<&kAsk>(deps_, ::linli::rpc::BindGathered<&kHandler>(deps_)))

}  // namespace linli::rpc

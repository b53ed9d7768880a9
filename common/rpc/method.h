// One RPC of this process: what its proto says of it and how its handler is called, without its
// types. Compiled once, shared by all calls.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "common/identity/access.h"
#include "common/metrics/call_metrics.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "google/protobuf/message.h"

namespace linli::rpc {

using google::protobuf::Message;

// What an Ask function found out, behind a type that only its handler knows.
using Facts = std::shared_ptr<const void>;

// One call inside a transaction of several.
struct GatheredCall {
  const CallFacts* call;
  const Message* request;
  Facts facts;
  Message* response;
  absl::Status status;    // set by the handler
  bool replayed = false;  // refused, but `response` is what an earlier call of this id was answered
  std::vector<outbox::Emitted> emitted;
  std::vector<std::pair<std::string, int64_t>> forgotten;
};

struct Handler {
  enum class Kind {
    kRead,
    kCachedRead,
    kWrite,
    kGatheredWrite,
    kPartWrite,  // a part of a stream, which is told again by what it says, not by a request_id
  };
  Kind kind;

  // What the handler itself would say of the request alone: asked when the field rules have found
  // something, so that one answer names all that is wrong. Sees what broke those rules. May be
  // empty.
  std::function<void(const Message&, absl::Time now, Violations&)> check;
  // Asks other services, before any transaction. May be empty.
  std::function<absl::StatusOr<Facts>(const Call&, const Message&)> ask;
  // Tried first, on gRPC's own thread, by a read that memory can answer most of the time: nothing
  // if it needs the database, and so a worker. Must not block.
  std::function<std::optional<absl::Status>(const Call&, const Message&, Message&)> at_once;
  // Of a read.
  std::function<absl::Status(ReadCall&, const Message&, const void* facts, Message&)> read;
  // Of a cached read whose key is not the request's name: under what its answer is kept; empty: not
  // at all. Called on gRPC's threads, so it must not block.
  std::function<std::string(const Message&)> key;
  // Of a write, alone.
  std::function<absl::Status(WriteCall&, const Message&, const void* facts, Message&)> write;
  // Of writes of one kind, together.
  std::function<void(db::Tx&, std::vector<GatheredCall>&)> write_all;
};

struct Method {
  Method(const google::protobuf::MethodDescriptor& descriptor, Handler handler,
         metrics::Registry& registry);

  const std::string full_name;  // "linli.registration.v1.VolunteerService/GetVolunteer"
  const identity::AccessRule access;
  const RequestRules rules;
  const Handler handler;
  const google::protobuf::FieldDescriptor* const request_id;  // nullptr if the request has none
  const google::protobuf::FieldDescriptor* const name;        // the key of a cached read
  mutable metrics::CallMetrics metrics;
};

}  // namespace linli::rpc

// What a handler knows about the call it serves. No gRPC here: handlers compile without it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/identity/caller.h"
#include "google/protobuf/message.h"

namespace linli::db {
class Tx;
}

namespace linli::rpc {

// Who calls, when, and until when. `now` is read once, so that one call has one time.
struct CallFacts {
  identity::Caller caller;
  absl::Time now;
  absl::Time deadline;
  std::string request_id;   // the client's, or one of our own if it sent none
  std::string traceparent;  // W3C
};

class Call {
 public:
  explicit Call(CallFacts facts) : facts_(std::move(facts)) {}

  const identity::Caller& caller() const { return facts_.caller; }
  absl::Time now() const { return facts_.now; }
  absl::Time deadline() const { return facts_.deadline; }
  const std::string& request_id() const { return facts_.request_id; }
  const std::string& traceparent() const { return facts_.traceparent; }

 private:
  CallFacts facts_;
};

// A read: every statement sees the newest committed rows.
class ReadCall : public Call {
 public:
  ReadCall(CallFacts facts, db::Tx& tx) : Call(std::move(facts)), tx_(tx) {}
  db::Tx& tx() { return tx_; }

 private:
  db::Tx& tx_;
};

// What a handler announces to the neighbours on the right, in the same transaction.
struct Emitted {
  std::string aggregate_type;  // "volunteer"
  std::string aggregate_id;    // resource name
  int64_t version;             // of the resource after the change
  std::string type;            // "registration.volunteer.registered"
  std::unique_ptr<google::protobuf::Message> payload;
};

// A mutation, inside its transaction. It may run more than once (after a lost race), so a handler
// keeps nothing outside of it.
class WriteCall : public Call {
 public:
  WriteCall(CallFacts facts, db::Tx& tx) : Call(std::move(facts)), tx_(tx) {}

  db::Tx& tx() { return tx_; }

  // Appends an event to the feed when the transaction commits.
  void Emit(std::string aggregate_type, std::string aggregate_id, int64_t version, std::string type,
            const google::protobuf::Message& payload);

  // Makes caches forget what they hold under this key below this version, after the commit.
  void Forget(std::string key, int64_t version) { forgotten_.push_back({std::move(key), version}); }

  struct Forgotten {
    std::string key;
    int64_t version;
  };
  const std::vector<Emitted>& emitted() const { return emitted_; }
  const std::vector<Forgotten>& forgotten() const { return forgotten_; }

 private:
  db::Tx& tx_;
  std::vector<Emitted> emitted_;
  std::vector<Forgotten> forgotten_;
};

}  // namespace linli::rpc

// What a handler knows about the call it serves. No gRPC here: handlers compile without it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/client/context.h"
#include "common/identity/caller.h"
#include "common/outbox/emitter.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::db {
class Tx;
}

namespace linli::rpc {

// Who calls, when, and until when. `now` is read once, so that one call has one time.
struct CallFacts {
  std::shared_ptr<const identity::Caller> who;
  absl::Time now;
  absl::Time deadline;
  std::string request_id;   // the client's, or one of our own if it sent none
  std::string traceparent;  // W3C
};

class Call {
 public:
  explicit Call(const CallFacts& facts) : facts_(facts) {}

  const identity::Caller& caller() const { return *facts_.who; }
  absl::Time now() const { return facts_.now; }
  absl::Time deadline() const { return facts_.deadline; }
  const std::string& request_id() const { return facts_.request_id; }
  const std::string& traceparent() const { return facts_.traceparent; }

  // For questions to other services.
  client::Context Outbound() const {
    return {facts_.deadline, facts_.who->subject, facts_.traceparent, facts_.request_id};
  }

 private:
  const CallFacts& facts_;
};

// A read: every statement sees the newest committed rows.
class ReadCall : public Call {
 public:
  ReadCall(const CallFacts& facts, db::Tx& tx) : Call(facts), tx_(tx) {}
  db::Tx& tx() { return tx_; }

 private:
  db::Tx& tx_;
};

// A mutation, inside its transaction. It may run more than once (after a lost race), so a handler
// keeps nothing outside of it. Emit (from Emitter) announces a change to the right.
class WriteCall : public Call, public outbox::Emitter {
 public:
  WriteCall(const CallFacts& facts, db::Tx& tx) : Call(facts), tx_(tx) {}

  db::Tx& tx() { return tx_; }

  // After the commit, caches forget what they hold of this resource below this version.
  void Forget(std::string name, int64_t version) {
    forgotten_.emplace_back(std::move(name), version);
  }

  // A refusal undoes all that the handler wrote, unless it says this before it refuses: for what
  // counts refusals themselves (common/attempts). Not for gathered writes.
  void KeepDespiteRefusal() { kept_despite_refusal_ = true; }

  const std::vector<std::pair<std::string, int64_t>>& forgotten() const { return forgotten_; }
  bool kept_despite_refusal() const { return kept_despite_refusal_; }

 private:
  db::Tx& tx_;
  bool kept_despite_refusal_ = false;
  std::vector<std::pair<std::string, int64_t>> forgotten_;
};

// What stands for the answers of an Ask function when there is none.
struct NoFacts {};

// One call among those that are gathered into one transaction. The handler sets `result` of every
// item; what it emits counts only if the result is OK, and so must what it wrote.
template <typename Request, typename Facts, typename Response>
struct Item {
  WriteCall call;
  const Request& request;
  const Facts& facts;
  absl::StatusOr<Response> result = Refuse(Reason::INTERNAL_FAULT);
};

}  // namespace linli::rpc

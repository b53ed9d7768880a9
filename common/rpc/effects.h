// What calls leave behind in their transaction beside their own rows: events, and who did it.
#pragma once

#include <deque>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/outbox.h"
#include "common/rpc/method.h"

namespace linli::rpc {

class Effects {
 public:
  // A call that was answered. `wrote`: whether it changed rows; a call that changed nothing leaves
  // nothing. `emitted` lives until the effects are appended.
  void Add(const Method& method, const CallFacts& facts, const Message& request,
           const Message& response, const std::vector<outbox::Emitted>& emitted, bool wrote);

  bool emitted() const { return !events_.empty(); }

  // Of a part of a stream: events at once, for they may be many.
  void Append(db::Tx& tx, absl::Time now) const;
  // In the round trip of the commit.
  void AppendAtCommit(db::Tx& tx, absl::Time now) const;

 private:
  std::deque<outbox::Cause> causes_;
  std::vector<outbox::Row> events_;
  std::vector<outbox::Silent> silent_;
};

}  // namespace linli::rpc

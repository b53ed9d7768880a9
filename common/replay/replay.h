// Asked twice, done once (law 6): the answer of the first call is kept in the same transaction as
// its effect, and is the answer of all that repeat its request_id. Answer and hash stand sealed in
// the row: an answer may name a person, and the hash of a request would let a telephone number be
// found by trying.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/secret/key_ring.h"
#include "google/protobuf/message.h"

namespace linli::replay {

// What makes a call the same call: who asked for what, under which id of theirs.
struct Key {
  std::string subject;
  std::string method;
  std::string request_id;
  std::string body_hash;  // HashOf the request; not part of the identity, but must agree

  bool SameCall(const Key& other) const {
    return subject == other.subject && method == other.method && request_id == other.request_id;
  }
};

// SHA-256 over the deterministic serialization.
std::string HashOf(const google::protobuf::Message& request);

// For each key the stored answer's bytes, nothing if there is none yet, or REQUEST_ID_REUSED if
// there is one to another body; VOLUNTEER_ERASED if the answer was forgotten; INTERNAL_FAULT if
// `ring` lost the key that sealed it. One statement for all.
std::vector<absl::StatusOr<std::optional<std::string>>> Find(db::Tx& tx,
                                                             const secret::KeyRing& ring,
                                                             const std::vector<Key>& keys);

// Stores answers in the round trip of the commit. If another call with the same key committed
// first, the commit fails and Database::Write runs the body again, whose Find sees it.
void SaveAtCommit(db::Tx& tx, const secret::KeyRing& ring, absl::Time now,
                  const std::vector<Key>& keys, const std::vector<std::string>& responses);

// Destroys the answers in which a text stands, for who must be forgotten at once: opens all that
// are kept, a thousand at a time. The rows stay, so that nothing is done twice: who repeats such a
// call hears VOLUNTEER_ERASED. Needs the right to update `response`.
void Forget(db::Tx& tx, const secret::KeyRing& ring, std::string_view text);

// Removes answers older than `before`, a bounded number per call; returns how many.
absl::StatusOr<int> Purge(db::Database& database, absl::Time deadline, absl::Time before);

}  // namespace linli::replay

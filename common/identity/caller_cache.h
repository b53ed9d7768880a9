// From a bearer token to its Caller. A signature is checked once per token, delegations are asked
// for every two seconds while the token is in use, and neither happens on the way of most calls.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/identity/caller.h"
#include "common/identity/lru.h"
#include "common/identity/peer.h"
#include "common/identity/token.h"

namespace linli::identity {

// Who knows the delegations: registration's store, or its client.
class DelegationSource {
 public:
  virtual ~DelegationSource() = default;

  // All delegations of a subject that are in force or will be; none for a subject without any.
  // UNAUTHENTICATED, PERMISSION_DENIED and NOT_FOUND mean that the subject may not call at all; any
  // other error, that there is no answer now.
  virtual absl::StatusOr<std::vector<Delegation>> Of(std::string_view subject,
                                                     absl::Time deadline) = 0;
};

class CallerCache {
 public:
  struct Limits {
    // Tokens kept; about 1 KB each.
    std::size_t tokens = 100'000;
    // How old delegations may be while their source answers: how fast revoking takes effect.
    absl::Duration delegations_for = absl::Seconds(2);
    // How old they may be while it does not. Dates within them count all the time.
    absl::Duration without_source_for = absl::Seconds(30);
    // How long a refusal is kept, and a silent source left alone before it is asked again.
    absl::Duration refusals_for = absl::Seconds(1);
  };

  // `source` lives longer than the cache.
  CallerCache(TokenVerifier verifier, DelegationSource& source, Limits limits);
  CallerCache(TokenVerifier verifier, DelegationSource& source)
      : CallerCache(std::move(verifier), source, Limits()) {}

  // What stands in the place of a bearer token for a caller who shows a certificate alone: its
  // subject, until it ends. No token reads like this.
  static std::string BearerOf(const Peer& peer);

  // From now on these keys alone are ours; callers with tokens of others are forgotten.
  void Trust(TokenVerifier verifier);

  // The caller, if the token is known, has not expired and its delegations are young enough; null
  // otherwise: then Load. Never blocks on anything but a short lock. When delegations are half as
  // old as they may get, one caller in a while gets null, and refreshes them for all.
  std::shared_ptr<const Caller> Fresh(std::string_view bearer, absl::Time now);

  // The caller, verified and asked for as far as needed; may block until `deadline`. Several at
  // once for one token cause one question, which waits no longer than `delegations_for`. Refuses
  // with what TokenVerifier or the source say.
  absl::StatusOr<std::shared_ptr<const Caller>> Load(std::string_view bearer, absl::Time now,
                                                     absl::Time deadline);

 private:
  using CallerPtr = std::shared_ptr<const Caller>;

  struct Known {
    Token token;
    CallerPtr caller;        // null until the source has answered
    absl::Time as_of;        // when the source was asked
    absl::Time serve_until;  // until when the caller is given away without asking
    absl::Time ask_from;     // from when Load asks again
    absl::Time send_from;    // from when Fresh sends one caller to do so
  };
  struct Refused {
    absl::Status status;
    absl::Time until;
  };
  struct Shard {
    Shard(std::size_t tokens, std::size_t refusals) : known(tokens), refused(refusals) {}

    // Not absl::Mutex: ThreadSanitizer cannot see into the one of a packaged abseil.
    std::mutex mutex;
    std::condition_variable loaded;
    Lru<Known> known;
    Lru<Refused> refused;
    absl::flat_hash_set<std::string> loading;
  };

  Shard& ShardOf(std::string_view bearer) const;
  // What can be said without asking anybody; nullopt if somebody must be asked. With the lock.
  std::optional<absl::StatusOr<CallerPtr>> Kept(Shard& shard, std::string_view bearer,
                                                absl::Time now) const;
  absl::StatusOr<CallerPtr> Ask(Shard& shard, std::string_view bearer, absl::Time now,
                                absl::Time deadline);
  using VerifierPtr = std::shared_ptr<const TokenVerifier>;
  absl::StatusOr<Token> VerifiedOnce(Shard& shard, std::string_view bearer, absl::Time now,
                                     const VerifierPtr& verifier) const;
  CallerPtr Keep(Shard& shard, std::string_view bearer, const Token& token, absl::Time now,
                 const VerifierPtr& verifier, std::vector<Delegation> delegations) const;
  absl::StatusOr<CallerPtr> WithoutAnswer(Shard& shard, std::string_view bearer, absl::Time now,
                                          const absl::Status& trouble) const;

  VerifierPtr Verifier() const;
  bool Serves(const Known& known, absl::Time now) const;

  mutable std::mutex verifier_mutex_;
  VerifierPtr verifier_;
  DelegationSource& source_;
  const Limits limits_;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace linli::identity

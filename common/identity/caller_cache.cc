#include "common/identity/caller_cache.h"

#include <algorithm>

#include "absl/cleanup/cleanup.h"
#include "absl/hash/hash.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::identity {
namespace {

constexpr std::size_t kShards = 64;
// Few: who sends rubbish sends something else each time.
constexpr std::size_t kRefusalsPerShard = 32;
// No header of a call can carry it, so nobody claims a certificate that TLS did not see.
constexpr std::string_view kPeerMark = "\n";

// What stands in a bearer of BearerOf(Peer).
Token TokenOf(std::string_view bearer) {
  const std::size_t end = bearer.find(kPeerMark[0], 1);
  int64_t until = 0;  // written by BearerOf, so it reads
  (void)absl::SimpleAtoi(absl::string_view(bearer.data() + end + 1, bearer.size() - end - 1),
                         &until);
  return {std::string(bearer.substr(1, end - 1)), absl::FromUnixSeconds(until)};
}

bool MayNotCall(const absl::Status& status) {
  return absl::IsUnauthenticated(status) || absl::IsPermissionDenied(status) ||
         absl::IsNotFound(status);
}

}  // namespace

CallerCache::CallerCache(TokenVerifier verifier, DelegationSource& source, Limits limits)
    : verifier_(std::make_shared<const TokenVerifier>(std::move(verifier))),
      source_(source),
      limits_(limits) {
  const std::size_t tokens = std::max<std::size_t>(1, limits_.tokens / kShards);
  for (std::size_t i = 0; i < kShards; ++i) {
    shards_.push_back(std::make_unique<Shard>(tokens, kRefusalsPerShard));
  }
}

std::string CallerCache::BearerOf(const Peer& peer) {
  return absl::StrCat(std::string(kPeerMark), peer.subject, std::string(kPeerMark),
                      absl::ToUnixSeconds(peer.until));
}

void CallerCache::Trust(TokenVerifier verifier) {
  {
    const std::lock_guard lock(verifier_mutex_);
    verifier_ = std::make_shared<const TokenVerifier>(std::move(verifier));
  }
  const std::size_t tokens = std::max<std::size_t>(1, limits_.tokens / kShards);
  for (const std::unique_ptr<Shard>& shard : shards_) {
    const std::lock_guard lock(shard->mutex);
    shard->known = Lru<Known>(tokens);
    shard->refused = Lru<Refused>(kRefusalsPerShard);
  }
}

// The end of a token is signature, and spreads well enough.
CallerCache::Shard& CallerCache::ShardOf(std::string_view bearer) const {
  const std::string_view end =
      bearer.substr(bearer.size() - std::min<std::size_t>(bearer.size(), 12));
  return *shards_[absl::HashOf(absl::string_view(end.data(), end.size())) % kShards];
}

// Also not before it was asked for: a clock that was set back would keep it for ever.
bool CallerCache::Serves(const Known& known, absl::Time now) const {
  return now < known.serve_until && now > known.as_of - limits_.delegations_for;
}

std::shared_ptr<const Caller> CallerCache::Fresh(std::string_view bearer, absl::Time now) {
  Shard& shard = ShardOf(bearer);
  const std::lock_guard lock(shard.mutex);
  Known* known = shard.known.Find(bearer);
  if (!known || !known->caller || !Serves(*known, now) || now >= known->token.expires) {
    return nullptr;
  }
  if (now >= known->send_from) {
    known->send_from = now + limits_.delegations_for / 4;
    return nullptr;
  }
  return known->caller;
}

absl::StatusOr<std::shared_ptr<const Caller>> CallerCache::Load(std::string_view bearer,
                                                                absl::Time now,
                                                                absl::Time deadline) {
  Shard& shard = ShardOf(bearer);
  const std::string key(bearer);
  {
    std::unique_lock lock(shard.mutex);
    while (true) {
      if (auto kept = Kept(shard, bearer, now)) return *kept;
      if (shard.loading.insert(key).second) break;
      if (shard.loaded.wait_until(lock, absl::ToChronoTime(deadline)) == std::cv_status::timeout) {
        return Refuse(Reason::DEADLINE_PASSED);
      }
    }
  }
  absl::Cleanup done = [&] {
    const std::lock_guard lock(shard.mutex);
    shard.loading.erase(key);
    shard.loaded.notify_all();
  };
  return Ask(shard, bearer, now, deadline);
}

std::optional<absl::StatusOr<CallerCache::CallerPtr>> CallerCache::Kept(Shard& shard,
                                                                        std::string_view bearer,
                                                                        absl::Time now) const {
  const Refused* refused = shard.refused.Find(bearer);
  if (refused && now < refused->until) return refused->status;
  const Known* known = shard.known.Find(bearer);
  if (!known) return std::nullopt;
  if (now >= known->token.expires + kTokenLeeway) return Refuse(Reason::TOKEN_EXPIRED);
  const bool due = (now >= known->ask_from || !Serves(*known, now)) &&
                   !shard.loading.contains(std::string(bearer));
  if (known->caller && Serves(*known, now) && !due) return known->caller;
  return std::nullopt;
}

absl::StatusOr<CallerCache::CallerPtr> CallerCache::Ask(Shard& shard, std::string_view bearer,
                                                        absl::Time now, absl::Time deadline) {
  const VerifierPtr verifier = Verifier();
  const absl::StatusOr<Token> token = VerifiedOnce(shard, bearer, now, verifier);
  if (!token.ok()) {
    const std::lock_guard lock(shard.mutex);
    shard.refused.Put(bearer, {token.status(), now + limits_.refusals_for});
    return token.status();
  }
  absl::StatusOr<std::vector<Delegation>> delegations =
      source_.Of(token->subject, std::min(deadline, now + limits_.delegations_for));
  if (!delegations.ok()) return WithoutAnswer(shard, bearer, now, delegations.status());
  return Keep(shard, bearer, *token, now, verifier, *std::move(delegations));
}

absl::StatusOr<Token> CallerCache::VerifiedOnce(Shard& shard, std::string_view bearer,
                                                absl::Time now, const VerifierPtr& verifier) const {
  {
    const std::lock_guard lock(shard.mutex);
    if (const Known* known = shard.known.Find(bearer)) return known->token;
  }
  if (bearer.substr(0, 1) == kPeerMark) return TokenOf(bearer);
  ASSIGN_OR_RETURN(Token token, verifier->Verify(bearer, now));
  const std::lock_guard lock(shard.mutex);
  // Keys that were changed meanwhile: what the old ones said is not kept.
  if (verifier == Verifier()) shard.known.Put(bearer, {.token = token});
  return token;
}

CallerCache::VerifierPtr CallerCache::Verifier() const {
  const std::lock_guard lock(verifier_mutex_);
  return verifier_;
}

CallerCache::CallerPtr CallerCache::Keep(Shard& shard, std::string_view bearer, const Token& token,
                                         absl::Time now, const VerifierPtr& verifier,
                                         std::vector<Delegation> delegations) const {
  CallerPtr caller =
      std::make_shared<const Caller>(Caller{token.subject, WithIncluded(std::move(delegations))});
  const absl::Time half = now + limits_.delegations_for / 2;
  const std::lock_guard lock(shard.mutex);
  shard.refused.Drop(bearer);
  if (verifier != Verifier()) return caller;
  shard.known.Put(bearer, {.token = token,
                           .caller = caller,
                           .as_of = now,
                           .serve_until = now + limits_.delegations_for,
                           .ask_from = half,
                           .send_from = half});
  return caller;
}

// While the source is silent an older answer serves everybody, and one caller at a time tries
// again.
absl::StatusOr<CallerCache::CallerPtr> CallerCache::WithoutAnswer(
    Shard& shard, std::string_view bearer, absl::Time now, const absl::Status& trouble) const {
  const std::lock_guard lock(shard.mutex);
  Known* known = shard.known.Find(bearer);
  const bool barred = MayNotCall(trouble);
  if (known && known->caller && !barred && now < known->as_of + limits_.without_source_for) {
    known->serve_until = known->as_of + limits_.without_source_for;
    known->ask_from = known->send_from = now + limits_.refusals_for;
    return known->caller;
  }
  if (known && barred) known->caller = nullptr;
  // That one caller had little time left says nothing to the next one.
  if (!absl::IsDeadlineExceeded(trouble)) {
    shard.refused.Put(bearer, {trouble, now + limits_.refusals_for});
  }
  return trouble;
}

}  // namespace linli::identity

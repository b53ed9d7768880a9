// Reads near, then Redis, then by the loader, and keeps what was loaded. Misses of one key at the
// same time load it once. Answers are for everybody, so the loader must not depend on who asks.
// Errors are not kept, NOT_FOUND neither: what was just created is seen at once, and an absent row
// is the cheapest one to look for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "common/cache/cache.h"
#include "common/status/macros.h"

namespace linli::cache {

inline constexpr absl::Duration kTtl = absl::Minutes(5);

// The row's version as the etag says it; nothing for another etag, with which nothing is kept.
template <typename Msg>
std::optional<int64_t> EtagVersion(const Msg& message) {
  int64_t version = 0;
  if (!absl::SimpleAtoi(message.etag(), &version) || version < 0) return std::nullopt;
  return version;
}

// What this process's own memory has, without waiting for anything: fit for gRPC's threads. A key
// belongs to one message type.
template <typename Msg>
std::shared_ptr<const Msg> ReadNear(Cache& cache, std::string_view key) {
  auto found = cache.near().Get(key);
  if (!found || found->message->GetDescriptor() != Msg::descriptor()) return nullptr;
  return std::static_pointer_cast<const Msg>(std::move(found->message));
}

// What Redis has; kept near.
template <typename Msg>
std::shared_ptr<const Msg> ReadStore(Cache& cache, std::string_view key) {
  NearCache::Ticket ticket = cache.near().BeforeLoad(key);
  std::optional<Entry> entry = cache.store().Get(key);
  auto message = std::make_shared<Msg>();
  if (!entry || !message->ParseFromString(entry->bytes)) return nullptr;
  cache.near().Put(ticket, key, entry->version, message);
  return message;
}

// `load` returns absl::StatusOr<Msg>; `version` returns std::optional<int64_t>.
template <typename Msg, typename Load, typename Version>
absl::StatusOr<std::shared_ptr<const Msg>> LoadAndKeep(Cache& cache, std::string_view key,
                                                       const Load& load, const Version& version,
                                                       absl::Duration ttl) {
  NearCache::Ticket near_ticket = cache.near().BeforeLoad(key);
  Store::Ticket ticket = cache.store().BeforeLoad();
  ASSIGN_OR_RETURN(Msg loaded, load());
  auto message = std::make_shared<const Msg>(std::move(loaded));
  if (std::optional<int64_t> at = version(*message)) {
    cache.store().PutIfNewer(ticket, key, *at, message->SerializeAsString(), ttl);
    cache.near().Put(near_ticket, key, *at, message);
  }
  return message;
}

// DEADLINE_EXCEEDED when another call loads the same and the deadline passes first; otherwise what
// the loader returns.
template <typename Msg, typename Load, typename Version>
absl::StatusOr<std::shared_ptr<const Msg>> ReadThrough(Cache& cache, std::string_view key,
                                                       absl::Time deadline, const Load& load,
                                                       const Version& version,
                                                       absl::Duration ttl = kTtl) {
  if (auto message = ReadNear<Msg>(cache, key)) return message;
  auto answer = cache.flights().Join(key, deadline, [&]() -> Flights::Answer {
    if (auto message = ReadStore<Msg>(cache, key)) return message;
    return LoadAndKeep<Msg>(cache, key, load, version, ttl);
  });
  RETURN_IF_ERROR(answer.status());
  return std::static_pointer_cast<const Msg>(*std::move(answer));
}

template <typename Msg, typename Load>
absl::StatusOr<std::shared_ptr<const Msg>> ReadThrough(Cache& cache, std::string_view key,
                                                       absl::Time deadline, const Load& load) {
  return ReadThrough<Msg>(cache, key, deadline, load, EtagVersion<Msg>);
}

}  // namespace linli::cache

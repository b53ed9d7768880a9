// What runs inside Redis, each in one piece.
#pragma once

#include <string_view>

namespace linli::cache {

// "linli:era" holds the era (16 hex digits) and the run id of the server that it began on.
// "linli:v:<key>" holds era, version (19 digits, so that text compares like the number), bytes.
// "linli:gone:<key>" holds the version of a tombstone. Near caches track the eras and tombstones,
// not the values: filling the cache disturbs nobody.
inline constexpr std::string_view kEraKey = "linli:era";
inline constexpr std::string_view kValuePrefix = "linli:v:";
inline constexpr std::string_view kGonePrefix = "linli:gone:";
inline constexpr size_t kEraSize = 16;
inline constexpr size_t kHeaderSize = kEraSize + 19;

// KEYS era · ARGV run id, a fresh era. Returns {era, Redis's clock in ms}. Another run id means
// that the server restarted or another took over: what it holds may be older than what was told.
extern const std::string_view kGreetScript;

// KEYS era, value, tombstone · ARGV era, version, bytes, ttl ms, start of the load (Redis's clock),
// longest load ms, tombstone ms. Returns 1: held · 0: something newer is known · -1: other era ·
// -2: the load took too long.
extern const std::string_view kPutScript;

// KEYS era, value, tombstone · ARGV version, tombstone ms.
extern const std::string_view kDropScript;

}  // namespace linli::cache

// The Drops that Redis has not heard yet. Bounded: beyond the bound it keeps only that there were
// too many, for which the answer is a new era. Not thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace linli::cache {

class KeptDrops {
 public:
  explicit KeptDrops(size_t bound) : bound_(bound) {}

  // The highest version per key counts.
  void Add(std::string_view key, int64_t version);
  // Puts back what could not be sent.
  void Add(KeptDrops&& others);
  // Hands all of it over and begins empty.
  KeptDrops Take();

  bool empty() const { return versions_.empty() && !overflowed_; }
  bool overflowed() const { return overflowed_; }
  const absl::flat_hash_map<std::string, int64_t>& versions() const { return versions_; }

 private:
  size_t bound_;
  bool overflowed_ = false;
  absl::flat_hash_map<std::string, int64_t> versions_;
};

}  // namespace linli::cache

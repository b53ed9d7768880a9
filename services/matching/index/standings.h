// What the volunteers of a shard did and are up to, from their sign-ups. Apart from what they
// registered, because it changes with every sign-up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "services/matching/domain/code_set.h"

namespace linli::matching::index {

// A shift that somebody signed up for, by the hash of its id.
inline uint64_t ShiftKey(std::string_view shift_id) {  // FNV-1a
  uint64_t hash = 14695981039346656037u;
  for (const char c : shift_id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

// Where one is wanted, or waits. Times in seconds since 1970.
struct Engaged {
  uint64_t shift = 0;
  int64_t start = 0;
  int64_t end = 0;
  uint16_t local = 0;
  bool confirmed = false;
};

struct Standing {
  domain::CategorySet served;
  uint16_t kept = 0;
  uint16_t broken = 0;
  uint16_t recent = 0;
};

class Standings {
 public:
  void Put(uint32_t local, const Standing& standing);
  // Replaces what is known of one volunteer.
  void PutEngagements(uint32_t local, std::vector<Engaged> engaged);

  // Nothing, for who never signed up.
  const Standing& of(uint32_t local) const {
    static const Standing kNothing;
    return local < standings_.size() ? standings_[local] : kNothing;
  }
  std::span<const Engaged> engagements(uint32_t local) const;

  // Whether nothing is known of her.
  bool Untouched(uint32_t local) const {
    const Standing& standing = of(local);
    return standing.kept == 0 && standing.broken == 0 && standing.recent == 0 &&
           standing.served.empty() && engagements(local).empty();
  }
  // Whether she holds a place that overlaps [start, end).
  bool Busy(uint32_t local, int64_t start, int64_t end) const;

 private:
  std::vector<Standing> standings_;
  std::vector<Engaged> engaged_;  // by local
};

}  // namespace linli::matching::index

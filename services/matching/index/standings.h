// What the volunteers of a shard did and are up to, from their sign-ups. Apart from what they
// registered, because it changes with every sign-up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "services/matching/domain/code_set.h"
#include "services/matching/index/by_local.h"

namespace linli::matching::index {

// A shift that somebody signed up for, by the hash of its id; an exclusion group likewise.
inline uint64_t ShiftKey(std::string_view shift_id) {  // FNV-1a
  uint64_t hash = 14695981039346656037u;
  for (const char c : shift_id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

// Where one is or was wanted, or waits. Times in seconds since 1970; the group and its owner by the
// hashes of their names, 0: none.
struct Engaged {
  uint64_t shift = 0;
  int64_t start = 0;
  int64_t end = 0;
  uint64_t exclusion_group = 0;
  uint64_t exclusion_owner = 0;
  uint16_t local = 0;
  bool confirmed = false;
  bool ahead = false;  // counts as a sign-up for what is to come
};

// When somebody did not come, unexcused.
struct NoShow {
  int64_t when = 0;
  uint16_t local = 0;
};

struct Standing {
  domain::CategorySet served;
  uint32_t served_minutes = 0;
  uint16_t kept = 0;
  uint16_t broken = 0;
  uint16_t recent = 0;
};

class Standings {
 public:
  void Put(uint32_t local, const Standing& standing);
  // Each replaces what is known of one volunteer.
  void PutEngagements(uint32_t local, const std::vector<Engaged>& engaged) {
    engaged_.Put(local, engaged);
  }
  void PutNoShows(uint32_t local, const std::vector<NoShow>& no_shows) {
    no_shows_.Put(local, no_shows);
  }

  // Nothing, for who never signed up.
  const Standing& of(uint32_t local) const {
    static const Standing kNothing;
    return local < standings_.size() ? standings_[local] : kNothing;
  }
  std::span<const Engaged> engagements(uint32_t local) const { return engaged_.of(local); }
  std::span<const NoShow> no_shows(uint32_t local) const { return no_shows_.of(local); }

  // Whether nothing is known of her.
  bool Untouched(uint32_t local) const {
    const Standing& standing = of(local);
    return standing.kept == 0 && standing.broken == 0 && standing.recent == 0 &&
           standing.served.empty() && standing.served_minutes == 0 && engagements(local).empty() &&
           no_shows(local).empty();
  }

 private:
  std::vector<Standing> standings_;
  ByLocal<Engaged> engaged_;
  ByLocal<NoShow> no_shows_;
};

}  // namespace linli::matching::index

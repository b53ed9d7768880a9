// All that matching can be judged by, as of one moment. Readers take one and keep it as long as
// they need it; nothing in it changes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/policy/book.h"
#include "services/matching/index/id_map.h"
#include "services/matching/index/profiles.h"
#include "services/matching/index/shift_table.h"
#include "services/matching/index/standings.h"

namespace linli::matching::index {

struct Snapshot {
  struct Region {
    std::string code;
    uint32_t city = 0;
  };

  absl::Time as_of;  // what was committed before is in it
  std::vector<std::shared_ptr<const Profiles>> profiles;
  std::vector<std::shared_ptr<const Standings>> standings;  // as many
  std::shared_ptr<const std::vector<Region>> regions;
  std::shared_ptr<const IdMap> ids;
  std::shared_ptr<const ShiftTable> shifts;
  std::shared_ptr<const policy::Book> policies;

  // Nothing if the feed has not told of her.
  std::optional<uint32_t> Find(std::string_view volunteer_id) const {
    const uint32_t ordinal = ids->Find(volunteer_id, [&](uint32_t candidate) {
      const uint32_t shard = candidate / kShardSize, local = candidate % kShardSize;
      return shard < profiles.size() && local < profiles[shard]->size() &&
             profiles[shard]->id(local) == volunteer_id;
    });
    if (ordinal == IdMap::kNone) return std::nullopt;
    return ordinal;
  }

  // What scoring takes of a volunteer.
  domain::Supply SupplyOf(uint32_t ordinal) const {
    return SupplyOf(ordinal / kShardSize, ordinal % kShardSize);
  }
  domain::Supply SupplyOf(uint32_t shard, uint32_t local) const {
    const Profiles& registered = *profiles[shard];
    const Standing& standing = standings[shard]->of(local);
    return {registered.skills(local),
            registered.categories(local),
            standing.served,
            registered.times(local),
            standing.kept,
            standing.broken,
            standing.recent,
            registered.languages(local)};
  }
};

}  // namespace linli::matching::index

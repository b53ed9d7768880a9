// Region codes.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/region.pb.h"

namespace linli::registration::store {

absl::StatusOr<v1::Region> GetRegion(db::Tx& tx, const std::string& code);

// The children of a region ("" for provinces) after a code, in code order.
std::vector<v1::Region> ListRegions(db::Tx& tx, const std::string& parent_code,
                                    const std::string& after, int limit);

// Which of these codes are not known.
std::vector<std::string> MissingRegions(db::Tx& tx, const std::vector<std::string>& codes);

struct Loaded {
  int created = 0;
  std::vector<std::string> updated;  // codes
};
// Creates or renames regions of one edition ("YYYY-MM-DD"), each at most once.
Loaded LoadRegions(db::Tx& tx, const std::string& edition, const std::vector<v1::Region>& regions,
                   absl::Time now);

}  // namespace linli::registration::store

// Regions nest by prefix: codes of 2, 4, 6, 9 or 12 digits, each level a prefix of the next. A
// region is named by its code or by "regions/{code}"; "" is everywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::ids {

// The region and all above it, nearest first, down to "" for everywhere: where a policy is looked
// for. "regions/130502" → itself, "regions/1305", "regions/13", "".
std::vector<std::string> RegionAndAbove(std::string_view region);

// Whether a region lies in another or is the same. Everything lies in "".
bool LiesIn(std::string_view region, std::string_view outer);

}  // namespace linli::ids

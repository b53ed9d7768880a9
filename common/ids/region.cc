#include "common/ids/region.h"

namespace linli::ids {
namespace {

constexpr std::string_view kCollection = "regions/";

std::string_view CodeOf(std::string_view region) {
  if (region.substr(0, kCollection.size()) == kCollection) region.remove_prefix(kCollection.size());
  return region;
}

}  // namespace

std::vector<std::string> RegionAndAbove(std::string_view region) {
  const std::string_view code = CodeOf(region);
  std::vector<std::string> path;
  for (size_t digits : {12, 9, 6, 4, 2}) {
    if (code.size() < digits) continue;
    path.push_back(std::string(kCollection) + std::string(code.substr(0, digits)));
  }
  path.emplace_back();
  return path;
}

bool LiesIn(std::string_view region, std::string_view outer) {
  const std::string_view code = CodeOf(region);
  const std::string_view outer_code = CodeOf(outer);
  return code.substr(0, outer_code.size()) == outer_code;
}

}  // namespace linli::ids

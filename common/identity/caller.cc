#include "common/identity/caller.h"

#include <algorithm>

namespace linli::identity {
namespace {

constexpr std::string_view kPlatform = "platform";
constexpr std::string_view kRegions = "regions/";

// Province, city, county, town, community: the lengths of statistical area codes.
bool IsRegionCode(std::string_view code) {
  switch (code.size()) {
    case 2:
    case 4:
    case 6:
    case 9:
    case 12:
      return std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    default:
      return false;
  }
}

}  // namespace

bool Covers(std::string_view over, const Scope& scope) {
  if (over == kPlatform) return true;
  if (scope.whole_platform) return false;
  if (over.starts_with(kRegions)) {
    const std::string_view code = over.substr(kRegions.size());
    return IsRegionCode(code) && IsRegionCode(scope.region) && scope.region.starts_with(code);
  }
  return std::find(scope.organizations.begin(), scope.organizations.end(), over) !=
         scope.organizations.end();
}

bool Caller::Holds(Role role, const Scope& scope, absl::Time now) const {
  return std::any_of(delegations.begin(), delegations.end(), [&](const Delegation& one) {
    return one.role == role && one.from <= now && now < one.until && Covers(one.over, scope);
  });
}

}  // namespace linli::identity

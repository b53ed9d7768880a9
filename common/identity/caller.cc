#include "common/identity/caller.h"

#include <algorithm>

namespace linli::identity {
namespace {

constexpr std::string_view kPlatform = "platform";
constexpr std::string_view kRegions = "regions/";
constexpr std::string_view kSystems = "systems/";

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

bool LiesIn(const Scope& scope, std::string_view code) {
  return IsRegionCode(code) && IsRegionCode(scope.region) && scope.region.starts_with(code);
}

bool BelongsTo(const Scope& scope, std::string_view system) {
  return std::find(scope.systems.begin(), scope.systems.end(), system) != scope.systems.end();
}

// What the contract says that a role includes.
std::vector<Role> IncludedIn(Role role) {
  std::vector<Role> included;
  const auto* value = options::v1::Role_descriptor()->FindValueByNumber(role);
  if (value == nullptr) return included;
  for (int one : value->options().GetRepeatedExtension(options::v1::includes)) {
    included.push_back(static_cast<Role>(one));
  }
  return included;
}

}  // namespace

bool Covers(std::string_view over, const Scope& scope) {
  if (over == kPlatform) return true;
  if (scope.whole_platform) return false;
  if (over.starts_with(kSystems)) return BelongsTo(scope, over.substr(kSystems.size()));
  if (over.starts_with(kRegions)) {
    const std::string_view place = over.substr(kRegions.size());
    const std::size_t slash = place.find('/');
    if (slash == place.npos) return LiesIn(scope, place);
    const std::string_view below = place.substr(slash + 1);
    return LiesIn(scope, place.substr(0, slash)) && below.starts_with(kSystems) &&
           BelongsTo(scope, below.substr(kSystems.size()));
  }
  return std::find(scope.organizations.begin(), scope.organizations.end(), over) !=
         scope.organizations.end();
}

std::vector<Delegation> WithIncluded(std::vector<Delegation> delegations) {
  const std::size_t given = delegations.size();
  for (std::size_t i = 0; i < given; ++i) {
    for (Role role : IncludedIn(delegations[i].role)) {
      delegations.push_back({role, delegations[i].over, delegations[i].from, delegations[i].until});
    }
  }
  return delegations;
}

bool Caller::Holds(Role role, const Scope& scope, absl::Time now) const {
  return std::any_of(delegations.begin(), delegations.end(), [&](const Delegation& one) {
    return one.role == role && one.from <= now && now < one.until && Covers(one.over, scope);
  });
}

}  // namespace linli::identity

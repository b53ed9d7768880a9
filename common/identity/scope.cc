#include "common/identity/scope.h"

#include <algorithm>

#include "common/ids/resource_name.h"

namespace linli::identity {
namespace {

constexpr std::string_view kRegions = "regions/";
constexpr std::string_view kSystems = "systems/";

// "{collection}{id}" at the start of a name; empty if there is none.
std::string_view Leading(std::string_view name, std::string_view collection) {
  if (!name.starts_with(collection)) return {};
  const std::size_t end = std::min(name.find('/', collection.size()), name.size());
  if (!ids::IsId(name.substr(collection.size(), end - collection.size()))) return {};
  return name.substr(0, end);
}

}  // namespace

std::string_view ScopeRoot(std::string_view name) {
  for (std::string_view collection :
       {std::string_view("organizations/"), std::string_view("volunteers/"), kRegions, kSystems}) {
    const std::string_view root = Leading(name, collection);
    if (root.empty()) continue;
    if (collection != kRegions || root.size() == name.size()) return root;
    const std::string_view system = Leading(name.substr(root.size() + 1), kSystems);
    return system.empty() ? root : name.substr(0, root.size() + 1 + system.size());
  }
  return {};
}

bool IsPlain(std::string_view root) {
  return root.starts_with(kRegions) || root.starts_with(kSystems);
}

Scope PlainScope(std::string_view root) {
  Scope scope;
  const std::string_view region = Leading(root, kRegions);
  if (!region.empty()) {
    scope.region = std::string(region.substr(kRegions.size()));
    root.remove_prefix(std::min(region.size() + 1, root.size()));
  }
  const std::string_view system = Leading(root, kSystems);
  if (!system.empty()) scope.systems.emplace_back(system.substr(kSystems.size()));
  return scope;
}

}  // namespace linli::identity

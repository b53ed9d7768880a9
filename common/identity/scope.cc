#include "common/identity/scope.h"

#include "common/ids/resource_name.h"

namespace linli::identity {

std::string_view ScopeRoot(std::string_view name) {
  for (std::string_view collection : {"organizations/", "volunteers/", "regions/"}) {
    if (!name.starts_with(collection)) continue;
    const std::size_t end = std::min(name.find('/', collection.size()), name.size());
    if (!ids::IsId(name.substr(collection.size(), end - collection.size()))) return {};
    return name.substr(0, end);
  }
  return {};
}

}  // namespace linli::identity

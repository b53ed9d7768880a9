// Names that lie below others, of resources whose owner may be an organisation or a region:
// "regions/1305/courses/x".
#pragma once

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace linli::registration::domain {

inline std::string Nested(const std::string& parent, const char* collection,
                          const std::string& id) {
  return absl::StrCat(parent, "/", collection, "/", id);
}

// What a name lies in: without its last two segments. Empty if it has no more than those.
inline std::string ParentOf(std::string_view name) {
  const size_t id = name.rfind('/');
  if (id == std::string_view::npos || id == 0) return "";
  const size_t collection = name.rfind('/', id - 1);
  return collection == std::string_view::npos ? "" : std::string(name.substr(0, collection));
}

}  // namespace linli::registration::domain

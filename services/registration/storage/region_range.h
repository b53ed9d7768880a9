// A region and everything below it, as a range of codes.
#pragma once

#include <string>

namespace linli::registration::store {

// The first code after all that begin with `prefix`; for "" after all codes.
inline std::string EndOfRegion(std::string prefix) {
  if (prefix.empty()) return ":";
  ++prefix.back();  // codes are digits, and ':' follows '9'
  return prefix;
}

}  // namespace linli::registration::store

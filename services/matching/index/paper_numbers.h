// Kinds of qualifications and courses as numbers, given in the order in which they are met.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace linli::matching::index {

class PaperNumbers {
 public:
  // "q:first-aid": see store::IndexedPaper.
  uint32_t Of(const std::string& kind) {
    return numbers_.try_emplace(kind, static_cast<uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
};

}  // namespace linli::matching::index

// Service categories as numbers of a CategorySet. Those of the nation have their own number; those
// of a province get one in the order in which they are met.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "services/matching/domain/code_set.h"

namespace linli::matching::index {

class CategoryNumbers {
 public:
  // "0018" is 18. A province has at most 99 of its own, and a city one province: what does not fit
  // is a number outside of the set, which nobody has.
  int Of(std::string_view code) {
    if (code.substr(0, 2) == "00") return domain::SkillNumber(code.substr(2));
    return provincial_
        .try_emplace(std::string(code), kNational + static_cast<int>(provincial_.size()))
        .first->second;
  }

  // Of codes of four digits, one after the other.
  domain::CategorySet SetOf(std::string_view codes) {
    domain::CategorySet set;
    for (size_t at = 0; at + 4 <= codes.size(); at += 4) set.Add(Of(codes.substr(at, 4)));
    return set;
  }

 private:
  static constexpr int kNational = 100;
  std::unordered_map<std::string, int> provincial_;
};

}  // namespace linli::matching::index

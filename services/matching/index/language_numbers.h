// Languages as numbers of a LanguageSet, given in the order in which they are met.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/strings/str_split.h"
#include "services/matching/domain/code_set.h"

namespace linli::matching::index {

class LanguageNumbers {
 public:
  // Registration's table has fewer than the set holds. What does not fit, because shifts ask for
  // languages that nobody can register, is not asked for in memory; the sign-up is refused.
  int Of(std::string_view tag) {
    return numbers_.try_emplace(std::string(tag), static_cast<int>(numbers_.size())).first->second;
  }

  // Of tags, separated by spaces.
  domain::LanguageSet SetOf(std::string_view tags) {
    domain::LanguageSet set;
    for (const absl::string_view tag :
         absl::StrSplit(absl::string_view(tags.data(), tags.size()), ' ', absl::SkipEmpty())) {
      set.Add(Of({tag.data(), tag.size()}));
    }
    return set;
  }

 private:
  std::unordered_map<std::string, int> numbers_;
};

}  // namespace linli::matching::index

#include "services/awards/domain/masked_nominee.h"

#include "absl/strings/match.h"

namespace linli::awards::domain {

std::string MaskedNominee(const std::string& nominee) {
  constexpr size_t kFirst = 6;
  constexpr size_t kLast = 4;
  if (!absl::StartsWith(nominee, "volunteers/")) return nominee;
  const std::string number = nominee.substr(nominee.find('/') + 1);
  if (number.size() <= kFirst + kLast) return "****";
  return number.substr(0, kFirst) + std::string(number.size() - kFirst - kLast, '*') +
         number.substr(number.size() - kLast);
}

}  // namespace linli::awards::domain

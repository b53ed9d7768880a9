#include "services/registration/domain/phone.h"

#include "absl/strings/str_cat.h"
#include "re2/re2.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::domain {

std::optional<std::string> MobileNumber(std::string_view text) {
  const std::string number = NormalNumber(text);
  std::string local;
  if (RE2::FullMatch(number, "(?:\\+86|0086)?(1[3-9][0-9]{9})", &local)) {
    return absl::StrCat("+86", local);
  }
  // Other countries' plans are not ours to judge: E.164 allows up to 15 digits.
  const bool abroad = RE2::FullMatch(number, "\\+[1-9][0-9]{6,14}");
  const bool mainland = number.rfind("+86", 0) == 0;
  return abroad && !mainland ? std::optional(number) : std::nullopt;
}

std::optional<std::string> ContactNumber(std::string_view text) {
  if (std::optional<std::string> mobile = MobileNumber(text)) return mobile;
  std::string local;
  if (RE2::FullMatch(NormalNumber(text), "(?:\\+86|0)([1-9][0-9]{1,2}[2-9][0-9]{6,7})", &local)) {
    return absl::StrCat("+86", local);
  }
  return std::nullopt;
}

std::string LocalForm(const std::string& e164) {
  return e164.starts_with("+86") ? e164.substr(3) : e164;
}

}  // namespace linli::registration::domain

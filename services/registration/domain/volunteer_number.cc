#include "services/registration/domain/volunteer_number.h"

#include "absl/strings/str_format.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::domain {
namespace {

// 23 letters, a prime: with weights that differ and are not 0 modulo it, no single error and no
// swap of neighbours keeps the sum. I, O and Z are left out because they are read as digits.
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXY";

char CheckLetter(std::string_view digits16) {
  int sum = 0;
  for (size_t i = 0; i < digits16.size(); ++i) sum += (digits16[i] - '0') * static_cast<int>(i + 2);
  return kLetters[sum % kLetters.size()];
}

}  // namespace

std::string VolunteerNumber(std::string_view region, absl::CivilDay day, uint32_t draw) {
  const std::string digits = absl::StrFormat("%s%02d%02d%06d", std::string(region.substr(0, 6)),
                                             day.year() % 100, day.month(), draw);
  return absl::StrFormat("V%s%c", digits, CheckLetter(digits));
}

bool IsVolunteerNumber(std::string_view text) {
  return text.size() == 18 && text[0] == 'V' && AllDigits(text.substr(1, 16)) &&
         text[17] == CheckLetter(text.substr(1, 16));
}

}  // namespace linli::registration::domain

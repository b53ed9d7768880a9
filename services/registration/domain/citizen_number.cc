#include "services/registration/domain/citizen_number.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::domain {
namespace {

constexpr int kOldest = 130;

int Number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool HasCitizenForm(std::string_view number) {
  return number.size() == 18 && AllDigits(number.substr(0, 17)) &&
         (AllDigits(number.substr(17)) || number[17] == 'X');
}

char CheckCharacter(std::string_view digits17) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr char kCharacters[] = "10X98765432";
  int sum = 0;
  for (size_t i = 0; i < 17; ++i) sum += (digits17[i] - '0') * kWeights[i];
  return kCharacters[sum % 11];
}

std::optional<absl::CivilDay> RealDay(std::string_view text) {
  std::string digits(text);
  if (digits.size() == 10 && digits[4] == '-' && digits[7] == '-') {
    digits = absl::StrCat(digits.substr(0, 4), digits.substr(5, 2), digits.substr(8, 2));
  }
  if (digits.size() != 8 || !AllDigits(digits)) return std::nullopt;
  const std::string_view view = digits;
  const int year = Number(view.substr(0, 4));
  const int month = Number(view.substr(4, 2));
  const int day = Number(view.substr(6, 2));
  // CivilDay takes 30 February for 1 March: a date that changes was none.
  const absl::CivilDay civil(year, month, day);
  if (civil.year() != year || civil.month() != month || civil.day() != day) return std::nullopt;
  return civil;
}

bool PlausibleBirth(absl::CivilDay birth, absl::CivilDay today) {
  return birth <= today && time::AgeOn(birth, today) <= kOldest;
}

std::optional<absl::CivilDay> BirthIn(std::string_view number) {
  return RealDay(number.substr(6, 8));
}

v1::Sex SexIn(std::string_view number) { return (number[16] - '0') % 2 ? v1::MALE : v1::FEMALE; }

std::string Modernized(std::string_view digits15) {
  const std::string digits17 =
      absl::StrCat(std::string(digits15.substr(0, 6)), "19", std::string(digits15.substr(6)));
  return absl::StrCat(digits17, std::string(1, CheckCharacter(digits17)));
}

}  // namespace linli::registration::domain

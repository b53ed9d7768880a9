#include "services/registration/domain/national_codes.h"

#include <algorithm>
#include <iterator>

#include "services/registration/domain/characters.h"

namespace linli::registration::domain {
namespace {

template <size_t N>
bool Among(std::string_view code, const std::string_view (&codes)[N]) {
  return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}

bool Between(std::string_view code, std::string_view first, std::string_view last) {
  return code.size() == first.size() && AllDigits(code) && code >= first && code <= last;
}

}  // namespace

bool IsSkill(std::string_view code) { return Between(code, "01", "23") || code == "99"; }

bool IsServiceCategory(std::string_view code) {
  // Province codes of GB/T 2260 run from 11 to 65 and on to 83; what they append is their own.
  return Between(code, "0001", "0020") || code == "0099" || Between(code, "1100", "8399");
}

bool IsPoliticalStatus(std::string_view code) { return Between(code, "01", "13") || code == "20"; }

bool IsEducation(std::string_view code) {
  static constexpr std::string_view kCodes[] = {"00", "11", "14", "20", "30", "40", "50",
                                                "60", "70", "80", "90", "91", "98", "99"};
  return Among(code, kCodes);
}

bool IsEthnicGroup(std::string_view code) {
  return Between(code, "01", "56") || code == "97" || code == "98";
}

bool IsLanguage(std::string_view tag) {
  static constexpr std::string_view kTags[] = {
      "zh", "yue", "wuu", "nan", "hak", "csl", "ug", "bo", "mn", "kk", "ky", "ko",
      "ii", "za",  "en",  "ja",  "ru",  "fr",  "de", "es", "pt", "it", "ar", "fa",
      "hi", "ur",  "th",  "vi",  "lo",  "my",  "km", "id", "ms", "tr", "ils"};
  return Among(tag, kTags);
}

bool IsOccupation(std::string_view code) {
  static constexpr std::string_view kCodes[] = {"11", "13", "17", "21", "24", "27", "31",
                                                "37", "51", "54", "70", "80", "90"};
  return Among(code, kCodes);
}

}  // namespace linli::registration::domain

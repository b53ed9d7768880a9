#include "services/awards/domain/certificate_number.h"

#include "absl/strings/str_format.h"

namespace linli::awards::domain {
namespace {

// ISO/IEC 7064 reads letters and digits as 0 to 35.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
// Random parts use Crockford's base32: no I, L, O, U that a reader takes for something else.
constexpr std::string_view kReadable = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kPrefix = "LC";
constexpr size_t kRandomLength = 8;
constexpr size_t kLength = 2 + 6 + 8 + kRandomLength + 2;
constexpr int kModulus = 1271;

std::string RandomPart(uint64_t random) {
  std::string text;
  for (size_t i = 0; i < kRandomLength; ++i, random >>= 5) text.push_back(kReadable[random & 31]);
  return text;
}

// The pure system of ISO/IEC 7064 with two check characters; -1 for a foreign character.
int Remainder(std::string_view text) {
  int sum = 0;
  for (char c : text) {
    const size_t value = kAlphabet.find(c);
    if (value == kAlphabet.npos) return -1;
    sum = (sum * 36 + static_cast<int>(value)) % kModulus;
  }
  return sum;
}

std::string WithCheckCharacters(std::string text) {
  const int check = (kModulus + 1 - Remainder(text) * 36 * 36 % kModulus) % kModulus;
  text.push_back(kAlphabet[check / 36]);
  text.push_back(kAlphabet[check % 36]);
  return text;
}

}  // namespace

std::string MakeCertificateNumber(std::string_view region, absl::CivilDay issued, uint64_t random) {
  std::string place(region.substr(0, 6));
  place.resize(6, '0');
  return WithCheckCharacters(absl::StrFormat("%s%s%04d%02d%02d%s", std::string(kPrefix), place,
                                             issued.year(), issued.month(), issued.day(),
                                             RandomPart(random)));
}

std::string MakeCheckCode(uint64_t random) { return RandomPart(random); }

std::string Normalized(std::string_view typed) {
  std::string text;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    text.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return text;
}

bool IsCertificateNumber(std::string_view number) {
  return number.size() == kLength && number.substr(0, kPrefix.size()) == kPrefix &&
         Remainder(number) == 1;
}

std::string RegionOfNumber(std::string_view number) {
  std::string region(number.substr(kPrefix.size(), 6));
  // Filled up with zeros, two digits a level.
  while (region.ends_with("00")) region.resize(region.size() - 2);
  return "regions/" + region;
}

bool SameCode(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

}  // namespace linli::awards::domain

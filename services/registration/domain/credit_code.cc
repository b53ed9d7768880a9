#include "services/registration/domain/credit_code.h"

#include "services/registration/domain/characters.h"

namespace linli::registration::domain {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool OuterCheckFits(std::string_view code) {
  int sum = 0;
  int weight = 1;  // 3^i mod 31
  for (int i = 0; i < 17; ++i) {
    const size_t value = kAlphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % 31;
  }
  return code[17] == kAlphabet[(31 - sum % 31) % 31];
}

// GB 11714 counts letters from A = 10 without leaving any out.
bool InnerCheckFits(std::string_view code9) {
  constexpr int kWeights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 8; ++i) {
    const char c = code9[i];
    sum += (c <= '9' ? c - '0' : c - 'A' + 10) * kWeights[i];
  }
  const int check = (11 - sum % 11) % 11;
  return code9[8] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

}  // namespace

bool IsCreditCode(std::string_view code) {
  return code.size() == 18 && OuterCheckFits(code) && AllDigits(code.substr(2, 6)) &&
         InnerCheckFits(code.substr(8, 9));
}

}  // namespace linli::registration::domain

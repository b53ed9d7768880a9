#include "deploy/demo/numbers.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace linli::demo {
namespace {

// GB 11643 and ISO 7064 MOD 11-2.
char CitizenCheck(std::string_view digits17) {
  int sum = 0;
  for (size_t i = 0; i < 17; ++i) sum = (sum + (digits17[i] - '0')) * 2 % 11;
  return "0123456789X"[(12 - sum) % 11];
}

// GB 11714: letters count from A = 10.
char OrganizationCheck(std::string_view digits8) {
  constexpr int kWeights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 8; ++i) sum += (digits8[i] - '0') * kWeights[i];
  return "0123456789X"[(11 - sum % 11) % 11];
}

// GB 32100: MOD 31 over an alphabet without I, O, S, V, Z.
char CreditCheck(std::string_view code17) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0;
  int weight = 1;
  for (const char c : code17) {
    sum += static_cast<int>(kAlphabet.find(c)) * weight;
    weight = weight * 3 % 31;
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

}  // namespace

std::string CitizenNumber(std::string_view address, absl::CivilDay birth, int sequence) {
  std::string number = absl::StrFormat("%s%04d%02d%02d%03d", std::string(address), birth.year(),
                                       birth.month(), birth.day(), sequence);
  number.push_back(CitizenCheck(number));
  return number;
}

std::string WithWrongCheck(std::string number) {
  number.back() = number.back() == '0' ? '1' : '0';
  return number;
}

std::string CreditCode(std::string_view region6, int serial) {
  std::string organization = absl::StrFormat("%08d", serial);
  organization.push_back(OrganizationCheck(organization));
  std::string code = absl::StrCat("51", std::string(region6), organization);
  code.push_back(CreditCheck(code));
  return code;
}

}  // namespace linli::demo

#include "services/hours/domain/rotating_code.h"

#include <array>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "openssl/crypto.h"
#include "openssl/evp.h"
#include "openssl/hmac.h"

namespace linli::hours::domain {
namespace {

constexpr uint32_t kModulus = 100'000'000;  // ten to the power of kCodeDigits

int64_t StepAt(const CodeSeed& seed, absl::Time now) {
  return absl::ToUnixSeconds(now) / absl::ToInt64Seconds(seed.step);
}

// RFC 4226 (HOTP) with SHA-256 and a message that binds shift and direction: a code photographed at
// one shift opens no other, and the code for IN does not open OUT.
std::string CodeOf(const CodeSeed& seed, int64_t step) {
  const std::string message =
      absl::StrCat(std::string(seed.shift), "\n", v1::Direction_Name(seed.direction), "\n", step);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), seed.key.data(), static_cast<int>(seed.key.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), mac.data(), &size);
  const unsigned int at = mac[size - 1] & 0x0f;
  const uint32_t number = (uint32_t{mac[at]} & 0x7f) << 24 | uint32_t{mac[at + 1]} << 16 |
                          uint32_t{mac[at + 2]} << 8 | uint32_t{mac[at + 3]};
  return absl::StrFormat("%0*d", kCodeDigits, number % kModulus);
}

// Takes the same time wherever the two differ, so that nobody finds a code digit by digit.
bool Same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

v1::RotatingCode CodeAt(const CodeSeed& seed, absl::Time now) {
  const int64_t step = StepAt(seed, now);
  v1::RotatingCode code;
  code.set_shift(std::string(seed.shift));
  code.set_direction(seed.direction);
  code.set_code(CodeOf(seed, step));
  *code.mutable_valid_until_time() =
      time::ToProto(absl::FromUnixSeconds((step + 1) * absl::ToInt64Seconds(seed.step)));
  return code;
}

absl::Status CheckCode(const CodeSeed& seed, absl::Time now, std::string_view code) {
  const int64_t step = StepAt(seed, now);
  const bool current = Same(code, CodeOf(seed, step));
  const bool previous = Same(code, CodeOf(seed, step - 1));
  if (!current && !previous) return Refuse(Reason::CHECK_CODE_WRONG);
  return absl::OkStatus();
}

}  // namespace linli::hours::domain

#include "common/secret/signed_code.h"

#include <cstdint>
#include <optional>

#include "absl/strings/escaping.h"
#include "common/status/refusal.h"

namespace linli::secret {
namespace {

constexpr std::string_view kPrefix = "LINLI:";
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr char kVersion = 1;
constexpr size_t kKeyIdLength = 8;
constexpr size_t kHeadLength = 2 + kKeyIdLength;
constexpr size_t kSignatureLength = 64;

std::string ToBase32(std::string_view bytes) {
  std::string text;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (held += 8; held >= 5; held -= 5) text.push_back(kBase32[bits >> (held - 5) & 31]);
  }
  if (held > 0) text.push_back(kBase32[bits << (5 - held) & 31]);
  return text;
}

// Nothing for a foreign character, and for what no encoder writes: otherwise the last character
// could be another one and mean the same.
std::optional<std::string> FromBase32(std::string_view text) {
  std::string bytes;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const size_t value = kBase32.find(c);
    if (value == kBase32.npos) return std::nullopt;
    bits = bits << 5 | static_cast<uint32_t>(value);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<char>(bits >> held & 255));
  }
  const bool rest_is_empty = held < 5 && (bits & ((1u << held) - 1)) == 0;
  if (!rest_is_empty) return std::nullopt;
  return bytes;
}

}  // namespace

std::string MakeCode(const SigningKeys& keys, CodeKind kind, std::string_view body) {
  std::string bytes = {kVersion, static_cast<char>(kind)};
  bytes += absl::HexStringToBytes(keys.current());
  bytes += body;
  bytes += keys.Sign(bytes);
  return std::string(kPrefix) + ToBase32(bytes);
}

absl::StatusOr<Code> OpenCode(const SigningKeys& keys, CodeKind kind, std::string_view text) {
  const absl::Status forged = Refuse(Reason::CERTIFICATE_FORGED);
  if (!text.starts_with(kPrefix)) return forged;
  const std::optional<std::string> bytes = FromBase32(text.substr(kPrefix.size()));
  if (!bytes || bytes->size() < kHeadLength + kSignatureLength || (*bytes)[0] != kVersion ||
      (*bytes)[1] != static_cast<char>(kind)) {
    return forged;
  }
  const std::string_view whole(*bytes);
  const std::string_view is_signed = whole.substr(0, whole.size() - kSignatureLength);
  const std::string id(whole.substr(2, kKeyIdLength));
  Code code{absl::BytesToHexString(id), std::string(is_signed.substr(kHeadLength))};
  if (!keys.Knows(code.key_id)) return Refuse(Reason::VERIFICATION_KEY_UNKNOWN);
  if (!keys.Verifies(code.key_id, is_signed, whole.substr(is_signed.size()))) return forged;
  return code;
}

}  // namespace linli::secret

#include "common/secret/signed_code.h"

#include <algorithm>
#include <random>

#include "absl/strings/escaping.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"

namespace linli::secret {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kOthers = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abc018=: \n\xC3";

SigningKeys NewKeys() { return SigningKeys::FromPem(NewSigningKeyPem(), "").value(); }

Reason Refusal(const SigningKeys& keys, std::string_view text) {
  return ReasonOf(OpenCode(keys, CodeKind::kCertificate, text).status());
}

// What RFC 4648 says, by shifts of a long number of bits, for bodies of the test alone.
std::string BytesOf(std::string_view text) {
  std::string bits;
  for (const char c : text.substr(text.find(':') + 1)) {
    const size_t value = kAlphabet.find(c);
    for (int bit = 4; bit >= 0; --bit) bits.push_back((value >> bit & 1) != 0 ? '1' : '0');
  }
  std::string bytes;
  for (size_t i = 0; i + 8 <= bits.size(); i += 8) {
    bytes.push_back(static_cast<char>(std::stoi(bits.substr(i, 8), nullptr, 2)));
  }
  return bytes;
}

TEST(SignedCode, OpensToWhatItWasMadeOf) {
  const SigningKeys keys = NewKeys();
  for (const std::string body : {"", "a", "ab", "abc", "abcd", "abcde", "王小莉 𠮷"}) {
    const std::string text = MakeCode(keys, CodeKind::kCertificate, body);
    const auto code = OpenCode(keys, CodeKind::kCertificate, text);
    ASSERT_TRUE(code.ok()) << body;
    EXPECT_EQ(code->body, body);
    EXPECT_EQ(code->key_id, keys.current());
  }
}

TEST(SignedCode, HasTheFormThatItsHeaderPromises) {
  const SigningKeys keys = NewKeys();
  const std::string bytes = BytesOf(MakeCode(keys, CodeKind::kCertificate, "body"));
  ASSERT_EQ(bytes.size(), 1u + 1u + 8u + 4u + 64u);
  EXPECT_EQ(bytes.substr(0, 2), "\x01\x01");
  EXPECT_EQ(absl::BytesToHexString(bytes.substr(2, 8)), keys.current());
  EXPECT_EQ(bytes.substr(10, 4), "body");
  EXPECT_TRUE(keys.Verifies(keys.current(), bytes.substr(0, 14), bytes.substr(14)));
}

TEST(SignedCode, RefusesEveryOtherCharacterAtEveryPlace) {
  const SigningKeys keys = NewKeys();
  const std::string text = MakeCode(keys, CodeKind::kCertificate, "LC13050220261122");
  for (size_t i = 0; i < text.size(); ++i) {
    for (const char c : kOthers) {
      std::string changed = text;
      changed[i] = c;
      if (changed == text) continue;
      const Reason refusal = Refusal(keys, changed);
      // Inside the key id the changed key is one that nobody knows.
      EXPECT_TRUE(refusal == Reason::CERTIFICATE_FORGED ||
                  refusal == Reason::VERIFICATION_KEY_UNKNOWN)
          << i << ' ' << c;
    }
  }
}

TEST(SignedCode, RefusesWhatIsCutOffOrAdded) {
  const SigningKeys keys = NewKeys();
  const std::string text = MakeCode(keys, CodeKind::kCertificate, "body");
  for (size_t length = 0; length < text.size(); ++length) {
    EXPECT_EQ(Refusal(keys, text.substr(0, length)), Reason::CERTIFICATE_FORGED) << length;
    EXPECT_EQ(Refusal(keys, text.substr(text.size() - length)), Reason::CERTIFICATE_FORGED);
  }
  for (const char c : kAlphabet) EXPECT_NE(Refusal(keys, text + c), Reason::REASON_UNSPECIFIED);
  EXPECT_EQ(Refusal(keys, text + text), Reason::CERTIFICATE_FORGED);
}

// Two bytes exchanged, bytes left out, bytes made up: whatever comes, it ends in a refusal.
TEST(SignedCode, RefusesWhatChanceWrites) {
  const SigningKeys keys = NewKeys();
  const std::string text = MakeCode(keys, CodeKind::kCertificate, "body of a certificate");
  std::mt19937 random(20261122);  // the same each time
  for (int i = 0; i < 2000; ++i) {
    std::string changed = text;
    const size_t at = random() % changed.size();
    switch (random() % 3) {
      case 0:
        std::swap(changed[at], changed[random() % changed.size()]);
        break;
      case 1:
        changed.erase(at, 1 + random() % 9);
        break;
      default:
        changed.insert(at, 1, static_cast<char>(random() % 256));
    }
    if (changed == text) continue;
    EXPECT_NE(Refusal(keys, changed), Reason::REASON_UNSPECIFIED) << changed;
  }
}

TEST(SignedCode, RefusesAnotherVersionAnotherKindAndAnotherKey) {
  const SigningKeys keys = NewKeys();
  const SigningKeys others = NewKeys();
  EXPECT_EQ(Refusal(keys, MakeCode(others, CodeKind::kCertificate, "body")),
            Reason::VERIFICATION_KEY_UNKNOWN);
  const auto other_kind = static_cast<CodeKind>(2);
  const std::string text = MakeCode(keys, other_kind, "body");
  EXPECT_TRUE(OpenCode(keys, other_kind, text).ok());
  EXPECT_EQ(Refusal(keys, text), Reason::CERTIFICATE_FORGED);
  // The first character holds five of the eight bits of the version.
  std::string version = MakeCode(keys, CodeKind::kCertificate, "body");
  version[std::string_view("LINLI:").size()] = 'B';
  EXPECT_EQ(Refusal(keys, version), Reason::CERTIFICATE_FORGED);
}

TEST(SignedCode, OpensWithAPublicKeyAlone) {
  const SigningKeys keys = NewKeys();
  const std::string text = MakeCode(keys, CodeKind::kCertificate, "body");
  const std::string pem = keys.PublicPem(keys.current()).value();
  const auto reader = SigningKeys::FromPublicPem(pem);
  ASSERT_TRUE(reader.ok());
  EXPECT_TRUE(OpenCode(*reader, CodeKind::kCertificate, text).ok());
  EXPECT_FALSE(SigningKeys::FromPublicPem("").ok());
  EXPECT_FALSE(SigningKeys::FromPublicPem("-----BEGIN PUBLIC KEY-----\nAAAA\n").ok());
}

}  // namespace
}  // namespace linli::secret

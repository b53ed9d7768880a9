#include "common/secret/signature.h"

#include "gtest/gtest.h"

namespace linli::secret {
namespace {

SigningKeys Keys(const std::string& private_pem, const std::string& public_pems = "") {
  auto keys = SigningKeys::FromPem(private_pem, public_pems);
  EXPECT_TRUE(keys.ok()) << keys.status();
  return *std::move(keys);
}

TEST(Signature, HoldsForTheBytesThatWereSigned) {
  const SigningKeys keys = Keys(NewSigningKeyPem());
  const std::string signature = keys.Sign("服务时间 100 小时");
  EXPECT_EQ(signature.size(), 64u);
  EXPECT_TRUE(keys.Verifies(keys.current(), "服务时间 100 小时", signature));
  EXPECT_FALSE(keys.Verifies(keys.current(), "服务时间 900 小时", signature));
  EXPECT_FALSE(keys.Verifies(keys.current(), "", signature));
  EXPECT_FALSE(keys.Verifies("0000000000000000", "服务时间 100 小时", signature));
}

TEST(Signature, FailsWithAnyBitChanged) {
  const SigningKeys keys = Keys(NewSigningKeyPem());
  const std::string signature = keys.Sign("x");
  for (size_t bit = 0; bit < signature.size() * 8; ++bit) {
    std::string changed = signature;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(keys.Verifies(keys.current(), "x", changed)) << bit;
  }
  EXPECT_FALSE(keys.Verifies(keys.current(), "x", signature.substr(1)));
  EXPECT_FALSE(keys.Verifies(keys.current(), "x", signature + '\0'));
}

TEST(Signature, OfAnEarlierKeyHoldsAfterRotation) {
  const SigningKeys first = Keys(NewSigningKeyPem());
  const SigningKeys other = Keys(NewSigningKeyPem());
  const std::string signature = first.Sign("x");
  const SigningKeys second = Keys(
      NewSigningKeyPem(), *first.PublicPem(first.current()) + *other.PublicPem(other.current()));
  EXPECT_NE(second.current(), first.current());
  EXPECT_TRUE(second.Verifies(first.current(), "x", signature));
  EXPECT_FALSE(second.Verifies(second.current(), "x", signature));
  EXPECT_TRUE(second.Knows(other.current()));
}

TEST(Signature, KeyKeepsItsIdAcrossFiles) {
  const std::string pem = NewSigningKeyPem();
  EXPECT_EQ(Keys(pem).current(), Keys(pem).current());
  EXPECT_EQ(Keys(pem).current().size(), 16u);
  EXPECT_EQ(Keys(pem).PublicPem("nobody"), std::nullopt);
}

TEST(Signature, RefusesWhatIsNoKey) {
  EXPECT_FALSE(SigningKeys::FromPem("", "").ok());
  EXPECT_FALSE(SigningKeys::FromPem("not a key", "").ok());
  EXPECT_TRUE(SigningKeys::FromPem(NewSigningKeyPem(), "no key yet").ok());
  const std::string damaged = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n";
  EXPECT_FALSE(SigningKeys::FromPem(NewSigningKeyPem(), damaged).ok());
}

}  // namespace
}  // namespace linli::secret

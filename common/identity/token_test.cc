#include "common/identity/token.h"

#include <cstdlib>

#include "absl/strings/escaping.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "jwt.h"

namespace linli::identity {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);
constexpr absl::Duration kHour = absl::Hours(1);

const TokenKeys& Keys() {
  static const TokenKeys keys = NewTokenKeys();
  return keys;
}

class TokenTest : public testing::Test {
 protected:
  std::string Valid() const { return minter_.Mint("volunteers/V1", kNow, kNow + kHour); }
  Reason RefusalOf(std::string_view bearer, absl::Time now = kNow) const {
    return ReasonOf(verifier_.Verify(bearer, now).status());
  }
  // A token with any claims, signed by any algorithm with any key.
  std::string Forge(jwt_alg_t algorithm, const std::string& key, const std::string& claims) const {
    jwt_t* jwt = nullptr;
    jwt_new(&jwt);
    const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
    EXPECT_EQ(jwt_set_alg(jwt, algorithm, key.empty() ? nullptr : bytes, key.size()), 0);
    EXPECT_EQ(jwt_add_grants_json(jwt, claims.c_str()), 0);
    char* text = jwt_encode_str(jwt);
    std::string token = text ? text : "";
    EXPECT_FALSE(token.empty());
    std::free(text);
    jwt_free(jwt);
    return token;
  }
  std::string Sign(const std::string& claims) const {
    return Forge(JWT_ALG_ES256, Keys().private_pem, claims);
  }

  TokenMinter minter_ = *TokenMinter::FromPem(Keys().private_pem);
  TokenVerifier verifier_ = *TokenVerifier::FromPem(Keys().public_pem);
};

constexpr char kClaims[] = R"({"iss":"linli","sub":"staff/lin","iat":1800000000,"exp":1800003600})";

TEST_F(TokenTest, SaysItsSubjectAndExpiry) {
  absl::StatusOr<Token> token = verifier_.Verify(Valid(), kNow);
  ASSERT_TRUE(token.ok()) << token.status();
  EXPECT_EQ(token->subject, "volunteers/V1");
  EXPECT_EQ(token->expires, kNow + kHour);
}

TEST_F(TokenTest, IsGoodForThirtySecondsAroundItsTimes) {
  const absl::Duration instant = absl::Nanoseconds(1);
  EXPECT_TRUE(verifier_.Verify(Valid(), kNow - kTokenLeeway).ok());
  EXPECT_EQ(RefusalOf(Valid(), kNow - kTokenLeeway - instant), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_TRUE(verifier_.Verify(Valid(), kNow + kHour + kTokenLeeway - instant).ok());
  EXPECT_EQ(RefusalOf(Valid(), kNow + kHour + kTokenLeeway), Reason::TOKEN_EXPIRED);
}

TEST_F(TokenTest, RefusesATokenWithoutSignature) {
  const std::string bare = Forge(JWT_ALG_NONE, "", kClaims);
  EXPECT_EQ(RefusalOf(bare), Reason::UNAUTHENTICATED_TOKEN);
  const std::string valid = Valid();
  EXPECT_EQ(RefusalOf(valid.substr(0, valid.rfind('.') + 1)), Reason::UNAUTHENTICATED_TOKEN);
  EXPECT_EQ(RefusalOf(valid.substr(0, valid.rfind('.'))), Reason::UNAUTHENTICATED_TOKEN);
}

TEST_F(TokenTest, RefusesAnHmacWithThePublicKeyAsItsSecret) {
  for (jwt_alg_t algorithm : {JWT_ALG_HS256, JWT_ALG_HS384, JWT_ALG_HS512}) {
    EXPECT_EQ(RefusalOf(Forge(algorithm, Keys().public_pem, kClaims)),
              Reason::UNAUTHENTICATED_TOKEN);
  }
}

TEST_F(TokenTest, RefusesTheSignatureOfAnotherKey) {
  EXPECT_EQ(RefusalOf(Forge(JWT_ALG_ES256, NewTokenKeys().private_pem, kClaims)),
            Reason::UNAUTHENTICATED_TOKEN);
}

TEST_F(TokenTest, RefusesAChangeOfAnyCharacter) {
  const std::string valid = Valid();
  for (std::size_t i = 0; i < valid.size(); ++i) {
    std::string changed = valid;
    changed[i] = changed[i] == 'A' ? 'Q' : 'A';
    EXPECT_EQ(RefusalOf(changed), Reason::UNAUTHENTICATED_TOKEN) << i;
  }
}

TEST_F(TokenTest, RefusesWhatIsNoToken) {
  const std::string valid = Valid();
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("..."), std::string("a.b.c"),
        "Bearer " + valid, valid + " ", valid + std::string("\0x", 2), valid + ".x",
        std::string(100'000, 'a')}) {
    EXPECT_EQ(RefusalOf(text), Reason::UNAUTHENTICATED_TOKEN) << text.substr(0, 40);
  }
}

TEST_F(TokenTest, NeedsEachOfItsClaims) {
  EXPECT_TRUE(verifier_.Verify(Sign(kClaims), kNow).ok());
  const char* const lacking[] = {
      R"({"sub":"staff/lin","iat":1800000000,"exp":1800003600})",
      R"({"iss":"other","sub":"staff/lin","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"lin","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"staff/","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"staff/a/b","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"organizations/a","iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":7,"iat":1800000000,"exp":1800003600})",
      R"({"iss":"linli","sub":"staff/lin","exp":1800003600})",
      R"({"iss":"linli","sub":"staff/lin","iat":1800000000})",
      R"({"iss":"linli","sub":"staff/lin","iat":1800000000,"exp":"1800003600"})",
      R"({"iss":"linli","sub":"staff/lin","iat":1800000000,"exp":1e99})",
  };
  for (const char* claims : lacking) {
    EXPECT_EQ(RefusalOf(Sign(claims)), Reason::UNAUTHENTICATED_TOKEN) << claims;
  }
}

TEST(TokenKeys, AreCheckedWhenTheyAreRead) {
  EXPECT_FALSE(TokenVerifier::FromPem("").ok());
  EXPECT_FALSE(TokenVerifier::FromPem("no key").ok());
  EXPECT_FALSE(TokenVerifier::FromPem(Keys().private_pem).ok());
  EXPECT_FALSE(TokenMinter::FromPem(Keys().public_pem).ok());
  const char ed25519[] =
      "-----BEGIN PUBLIC KEY-----\n"
      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
      "-----END PUBLIC KEY-----\n";
  EXPECT_FALSE(TokenVerifier::FromPem(ed25519).ok());
}

}  // namespace
}  // namespace linli::identity

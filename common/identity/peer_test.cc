#include "common/identity/peer.h"

#include <fstream>

#include "common/identity/token.h"
#include "common/status/refusal.h"
#include "gtest/gtest.h"
#include "tests/support/certificates.h"
#include "tests/support/matchers.h"

namespace linli::identity {
namespace {

using support::CertificateWish;

class PeerTest : public ::testing::Test {
 protected:
  PeerTest() { Trust(authority_.certificate_pem()); }

  void Trust(const std::string& pem) const { std::ofstream(path_) << pem; }

  Reason ReasonFor(const CertificateWish& wish, absl::Time now) {
    return ReasonOf(verifier_.Verify(authority_.Issue(wish).certificate_pem, now).status());
  }

  const std::string path_ =
      testing::TempDir() + testing::UnitTest::GetInstance()->current_test_info()->name();
  const support::TestAuthority authority_;
  PeerVerifier verifier_{path_, absl::ZeroDuration()};
  const absl::Time now_ = absl::Now();
};

TEST_F(PeerTest, NamesTheCallerOfItsUri) {
  const auto pair = authority_.Issue({.uris = {"https://x.example", "linli:agencies/charity"}});
  const auto peer = verifier_.Verify(pair.certificate_pem, now_);
  ASSERT_THAT(peer, IsOk());
  EXPECT_EQ(peer->subject, "agencies/charity");
}

TEST_F(PeerTest, NamesNobodyWhereTheUriIsNotOfOurKinds) {
  for (const char* uri :
       {"linli:root/x", "linli:agencies/", "linli:agencies", "https:agencies/x"}) {
    const auto peer = verifier_.Verify(authority_.Issue({.uris = {uri}}).certificate_pem, now_);
    ASSERT_THAT(peer, IsOk()) << uri;
    EXPECT_EQ(peer->subject, "") << uri;
  }
}

TEST_F(PeerTest, RefusesWhatAnotherAuthoritySigned) {
  // Of the same name, because a name is easily copied.
  const support::TestAuthority other;
  EXPECT_EQ(ReasonOf(verifier_.Verify(other.Issue().certificate_pem, now_).status()),
            Reason::CERTIFICATE_UNTRUSTED);
  EXPECT_EQ(ReasonOf(verifier_.Verify(other.certificate_pem(), now_).status()),
            Reason::CERTIFICATE_UNTRUSTED);
  EXPECT_EQ(ReasonOf(verifier_.Verify("rubbish", now_).status()), Reason::CERTIFICATE_UNTRUSTED);
}

TEST_F(PeerTest, RefusesOutsideOfItsDates) {
  const CertificateWish wish{.from = now_, .until = now_ + absl::Hours(1)};
  struct Case {
    absl::Time at;
    Reason reason;
  };
  const absl::Time from = absl::FromUnixSeconds(absl::ToUnixSeconds(now_));
  const absl::Time until = from + absl::Hours(1);
  for (const Case& one : std::initializer_list<Case>{
           {from - kTokenLeeway - absl::Seconds(1), Reason::CERTIFICATE_NOT_YET_VALID},
           {from - kTokenLeeway, Reason::REASON_UNSPECIFIED},
           {until, Reason::REASON_UNSPECIFIED},
           {until + absl::Milliseconds(1), Reason::CERTIFICATE_EXPIRED}}) {
    EXPECT_EQ(ReasonFor(wish, one.at), one.reason) << one.at;
  }
}

TEST_F(PeerTest, ACertificateThatWasGoodIsRefusedOnceItEnds) {
  const auto pair = authority_.Issue({.until = now_ + absl::Hours(1)});
  EXPECT_THAT(verifier_.Verify(pair.certificate_pem, now_), IsOk());
  EXPECT_EQ(ReasonOf(verifier_.Verify(pair.certificate_pem, now_ + absl::Hours(2)).status()),
            Reason::CERTIFICATE_EXPIRED);
}

TEST_F(PeerTest, FollowsItsAuthoritiesWhileTheyChange) {
  const support::TestAuthority next("next authority");
  const auto old_one = authority_.Issue();
  const auto new_one = next.Issue();
  EXPECT_THAT(verifier_.Verify(old_one.certificate_pem, now_), IsOk());
  Trust(authority_.certificate_pem() + next.certificate_pem());
  EXPECT_THAT(verifier_.Verify(old_one.certificate_pem, now_), IsOk());
  EXPECT_THAT(verifier_.Verify(new_one.certificate_pem, now_), IsOk());
  Trust(next.certificate_pem());
  EXPECT_EQ(ReasonOf(verifier_.Verify(old_one.certificate_pem, now_).status()),
            Reason::CERTIFICATE_UNTRUSTED);
}

TEST(EndOf, IsThatOfTheFirstCertificate) {
  const absl::Time until = absl::FromUnixSeconds(1'900'000'000);
  const support::TestAuthority authority;
  EXPECT_EQ(EndOf(authority.Issue({.until = until}).certificate_pem), until);
  EXPECT_EQ(EndOf("none"), std::nullopt);
}

}  // namespace
}  // namespace linli::identity

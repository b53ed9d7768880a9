#include "services/awards/domain/certificate_state.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);

v1::Certificate Valid() {
  v1::Certificate certificate;
  certificate.set_name("volunteers/130500000000000001/certificates/c");
  certificate.set_state(v1::VALID);
  certificate.set_etag("1");
  return certificate;
}

TEST(CertificateState, KeepsReasonAndTimeOfARevocation) {
  v1::Certificate certificate = Valid();
  ASSERT_TRUE(Revoke(v1::ISSUED_IN_ERROR, "单位写错", kNow, certificate).ok());
  EXPECT_EQ(certificate.state(), v1::REVOKED);
  EXPECT_EQ(certificate.revocation().reason(), v1::ISSUED_IN_ERROR);
  EXPECT_EQ(certificate.revocation().explanation(), "单位写错");
  EXPECT_EQ(time::FromProto(certificate.revocation().revoke_time()), kNow);
  EXPECT_EQ(certificate.etag(), "2");
}

TEST(CertificateState, EndsOnce) {
  v1::Certificate revoked = Valid();
  ASSERT_TRUE(Revoke(v1::MISUSED, "冒用", kNow, revoked).ok());
  EXPECT_EQ(ReasonOf(Revoke(v1::MISUSED, "again", kNow, revoked)), Reason::CERTIFICATE_NOT_VALID);
  EXPECT_EQ(ReasonOf(Supersede("other", kNow, revoked)), Reason::CERTIFICATE_NOT_VALID);

  v1::Certificate superseded = Valid();
  ASSERT_TRUE(Supersede("volunteers/v/certificates/d", kNow, superseded).ok());
  EXPECT_EQ(superseded.superseded_by(), "volunteers/v/certificates/d");
  EXPECT_EQ(ReasonOf(Revoke(v1::MISUSED, "late", kNow, superseded)), Reason::CERTIFICATE_NOT_VALID);
}

TEST(CertificateState, BecomesOutdatedAndCanStillBeReplacedOrRevoked) {
  v1::Certificate outdated = Valid();
  ASSERT_TRUE(Outdate(kNow, outdated).ok());
  EXPECT_EQ(outdated.state(), v1::OUTDATED);
  EXPECT_EQ(time::FromProto(outdated.outdated_time()), kNow);
  EXPECT_EQ(outdated.etag(), "2");
  EXPECT_EQ(ReasonOf(Outdate(kNow, outdated)), Reason::CERTIFICATE_NOT_VALID);

  v1::Certificate superseded = outdated;
  ASSERT_TRUE(Supersede("volunteers/v/certificates/d", kNow, superseded).ok());
  EXPECT_EQ(superseded.state(), v1::SUPERSEDED);
  EXPECT_EQ(time::FromProto(superseded.outdated_time()), kNow);
  EXPECT_EQ(ReasonOf(Outdate(kNow, superseded)), Reason::CERTIFICATE_NOT_VALID);
  ASSERT_TRUE(Revoke(v1::RECORD_CHANGED, "更正", kNow, outdated).ok());
  EXPECT_EQ(outdated.state(), v1::REVOKED);
  EXPECT_EQ(ReasonOf(Outdate(kNow, outdated)), Reason::CERTIFICATE_NOT_VALID);
}

TEST(CertificateState, IsPrintedOnlyWhileItHolds) {
  v1::Certificate certificate = Valid();
  EXPECT_TRUE(CheckPrintable(certificate).ok());
  v1::Certificate superseded = certificate;
  ASSERT_TRUE(Supersede("volunteers/v/certificates/d", kNow, superseded).ok());
  const absl::Status elsewhere = CheckPrintable(superseded);
  EXPECT_EQ(ReasonOf(elsewhere), Reason::CERTIFICATE_SUPERSEDED);
  EXPECT_EQ(MentionOf(elsewhere, "certificate"), "volunteers/v/certificates/d");
  ASSERT_TRUE(Outdate(kNow, certificate).ok());
  EXPECT_EQ(ReasonOf(CheckPrintable(certificate)), Reason::CERTIFICATE_NOT_VALID);
  ASSERT_TRUE(Revoke(v1::MISUSED, "冒用", kNow, certificate).ok());
  EXPECT_EQ(ReasonOf(CheckPrintable(certificate)), Reason::CERTIFICATE_NOT_VALID);
}

}  // namespace
}  // namespace linli::awards::domain

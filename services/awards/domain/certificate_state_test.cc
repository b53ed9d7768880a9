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

}  // namespace
}  // namespace linli::awards::domain

// Ends of qualifications are told once, whoever tells them.
#include "services/registration/api/readiness_fixture.h"
#include "services/registration/jobs/qualification_end.h"

namespace linli::registration::jobs {
namespace {

using namespace support;  // NOLINT: the fixture's people

class QualificationEndTest : public ReadinessTest {
 protected:
  v1::Qualification Granted() {
    v1::CreateQualificationKindRequest kind;
    kind.set_parent(team_);
    kind.mutable_qualification_kind()->set_display_name("急救员");
    kind.mutable_qualification_kind()->set_validity_months(12);
    v1::GrantQualificationRequest grant;
    grant.set_parent(her_);
    grant.mutable_qualification()->set_qualification_kind(
        host_
            .Call(*qualifications_, &Qualifications::Stub::CreateQualificationKind, kManager, kind)
            ->name());
    return *host_.Call(*qualifications_, &Qualifications::Stub::GrantQualification, kManager,
                       grant);
  }
  std::string Told(const std::string& what) {
    return Sql(
        "SELECT count(*) FROM registration.outbox WHERE type = "
        "'registration.qualification." +
        what + "'");
  }

  Household house_{host_->database(), host_->cache(), host_.clock()};
};

TEST_F(QualificationEndTest, IsWarnedOfAndToldOnceEach) {
  const absl::Time end = time::FromProto(Granted().end_time());
  const absl::Time warning = end - absl::Hours(24) * 30;
  host_.clock().Set(warning - absl::Microseconds(1));
  ASSERT_THAT(TellEnds(house_), IsOk());
  EXPECT_EQ(Told("expiring"), "0");
  host_.clock().Set(warning);
  EXPECT_EQ(AtOnce(4, Reason::REASON_UNSPECIFIED, [&](int) { return TellEnds(house_); }), 4);
  EXPECT_EQ(Told("expiring"), "1");
  host_.clock().Set(end - absl::Microseconds(1));
  ASSERT_THAT(TellEnds(house_), IsOk());
  EXPECT_EQ(Told("expired"), "0");
  host_.clock().Set(end);
  EXPECT_EQ(AtOnce(4, Reason::REASON_UNSPECIFIED, [&](int) { return TellEnds(house_); }), 4);
  EXPECT_EQ(Told("expired"), "1");
  EXPECT_EQ(Told("expiring"), "1");
}

TEST_F(QualificationEndTest, IsNotWarnedOfWhenItIsOverOrRevoked) {
  const v1::Qualification grant = Granted();
  Granted();
  v1::RevokeQualificationRequest revoke;
  revoke.set_name(grant.name());
  revoke.set_reason("证书已注销");
  ASSERT_THAT(
      host_.Call(*qualifications_, &Qualifications::Stub::RevokeQualification, kManager, revoke),
      IsOk());
  host_.clock().Set(time::FromProto(grant.end_time()) + absl::Hours(1));
  ASSERT_THAT(TellEnds(house_), IsOk());  // the job was down for a year
  EXPECT_EQ(Told("expiring"), "0");
  EXPECT_EQ(Told("expired"), "1") << "the other one's";
}

}  // namespace
}  // namespace linli::registration::jobs

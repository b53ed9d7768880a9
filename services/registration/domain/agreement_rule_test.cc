// What a commitment must say, and whose signature counts (S4-29).
#include "services/registration/domain/agreement_rule.h"

#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

v1::Agreement Text(v1::AgreementKind kind) {
  v1::Agreement agreement;
  agreement.set_kind(kind);
  agreement.set_display_name("邢小暖志愿服务承诺书");
  agreement.set_service_content("社区巡访");
  agreement.set_service_time("每月不少于一次");
  agreement.set_volunteer_rights("了解风险");
  agreement.set_volunteer_duties("按时到岗");
  agreement.set_organization_duties("提供保险");
  return agreement;
}

TEST(Elements, DependOnTheKind) {
  const auto missing = [](const v1::Agreement& agreement) {
    Violations violations;
    CheckElements(agreement, violations);
    return violations.CountOf("agreement");
  };
  EXPECT_EQ(missing(Text(v1::COMMITMENT)), 0);
  EXPECT_EQ(missing(Text(v1::SERVICE_AGREEMENT)), 4) << "place, manner, conditions, safety";
  v1::Agreement blank = Text(v1::COMMITMENT);
  blank.set_volunteer_rights(" \n ");
  EXPECT_EQ(missing(blank), 1) << "a blank says nothing";
}

TEST(TextDigest, ChangesWithEveryWordAndItsPlace) {
  const v1::Agreement one = Text(v1::COMMITMENT);
  v1::Agreement other = one;
  EXPECT_EQ(TextDigest(one), TextDigest(other));
  EXPECT_EQ(TextDigest(one).size(), 64u);
  other.set_kind(v1::SERVICE_AGREEMENT);
  EXPECT_NE(TextDigest(one), TextDigest(other));
  other = one;
  other.set_volunteer_rights(one.volunteer_duties());
  other.set_volunteer_duties(one.volunteer_rights());
  EXPECT_NE(TextDigest(one), TextDigest(other)) << "the same words elsewhere";
  other = one;
  other.set_publisher("staff/li");
  EXPECT_EQ(TextDigest(one), TextDigest(other)) << "who published it is no part of the text";
}

TEST(Signature, OfAMinorWaitsForTheGuardian) {
  v1::Policy policy;
  policy.set_guardian_consent_age(18);
  const absl::CivilDay birth(2008, 11, 28);
  EXPECT_EQ(StateOfNewSignature(policy, birth, absl::CivilDay(2026, 11, 27)),
            v1::SIGNATURE_AWAITS_GUARDIAN);
  EXPECT_EQ(StateOfNewSignature(policy, birth, absl::CivilDay(2026, 11, 28)), v1::SIGNATURE_WHOLE);
}

TEST(CoSigner, IsTheGuardianOrWhoRecordsThePaper) {
  v1::Volunteer minor;
  minor.set_name("volunteers/child");
  const Authorities registrar = {{options::v1::REGISTRAR, absl::InfiniteFuture()}};
  EXPECT_EQ(CoSignerOf("", minor, registrar), CoSigner::kNobody) << "no guardian is no subject";
  EXPECT_EQ(CoSignerOf("staff/li", minor, registrar), CoSigner::kRecorder);
  EXPECT_EQ(CoSignerOf("staff/li", minor, {}), CoSigner::kNobody);
  EXPECT_EQ(CoSignerOf("volunteers/mother", minor, {}), CoSigner::kNobody);
  minor.mutable_guardian()->set_volunteer("volunteers/mother");
  EXPECT_EQ(CoSignerOf("volunteers/mother", minor, {}), CoSigner::kGuardian);
  EXPECT_EQ(CoSignerOf("volunteers/child", minor, registrar), CoSigner::kNobody);
}

TEST(Signature, GoesFromAwaitedToWholeToWithdrawn) {
  EXPECT_TRUE(CheckCoSign(v1::SIGNATURE_AWAITS_GUARDIAN).ok());
  EXPECT_FALSE(CheckCoSign(v1::SIGNATURE_WHOLE).ok());
  EXPECT_FALSE(CheckCoSign(v1::SIGNATURE_WITHDRAWN).ok());
  EXPECT_TRUE(CheckWithdraw(v1::SIGNATURE_AWAITS_GUARDIAN).ok());
  EXPECT_TRUE(CheckWithdraw(v1::SIGNATURE_WHOLE).ok());
  EXPECT_FALSE(CheckWithdraw(v1::SIGNATURE_WITHDRAWN).ok());
}

}  // namespace
}  // namespace linli::registration::domain

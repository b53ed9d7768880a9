// Commitments and agreements: texts in versions, signed and withdrawn (S4-2, S4-29).
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::SizeIs;

class AgreementsTest : public ReadinessTest {
 protected:
  static v1::Agreement Text(v1::AgreementKind kind) {
    v1::Agreement text;
    text.set_kind(kind);
    text.set_display_name("奉献、友爱、互助、进步");
    text.set_service_content("社区巡访");
    text.set_service_time("每月不少于一次");
    text.set_volunteer_rights("了解风险，获得保障");
    text.set_volunteer_duties("按时到岗，保守秘密");
    text.set_organization_duties("提供培训和保险");
    return text;
  }
  absl::StatusOr<v1::Agreement> Publish(const v1::Agreement& text,
                                        const std::string& as = kManager) {
    v1::PublishAgreementRequest request;
    request.set_parent(team_);
    *request.mutable_agreement() = text;
    return host_.Call(*agreements_, &Agreements::Stub::PublishAgreement, as, request);
  }
  std::string Commitment() { return Publish(Text(v1::COMMITMENT))->name(); }
  absl::StatusOr<v1::Agreement> Revise(const std::string& name) {
    v1::ReviseAgreementRequest request;
    request.set_name(name);
    *request.mutable_agreement() = Text(v1::COMMITMENT);
    request.mutable_agreement()->set_service_time("每周一次");
    return host_.Call(*agreements_, &Agreements::Stub::ReviseAgreement, kManager, request);
  }
  absl::StatusOr<v1::Signature> Sign(const std::string& volunteer, const std::string& agreement,
                                     const std::string& as) {
    v1::SignAgreementRequest request;
    request.set_volunteer(volunteer);
    request.set_agreement(agreement);
    return host_.Call(*agreements_, &Agreements::Stub::SignAgreement, as, request);
  }
  // Sixteen years old, with a guardian who is a volunteer, or recorded by name.
  v1::RegisterVolunteerRequest Minor(const std::string& guardian_volunteer) {
    v1::RegisterVolunteerRequest entry = Entry(1);
    v1::Volunteer& minor = *entry.mutable_volunteer();
    minor.set_birth_date("2010-01-01");
    minor.mutable_id_document()->set_number(Document(1, "20100101"));
    *minor.mutable_consent()->mutable_guardian_consent_time() = time::ToProto(now());
    v1::Guardian& guardian = *minor.mutable_guardian();
    guardian.set_relation(v1::PARENT);
    guardian.set_volunteer(guardian_volunteer);
    if (guardian_volunteer.empty()) {
      guardian.set_display_name("张母");
      guardian.set_phone("13912345678");
    }
    return entry;
  }
  absl::StatusOr<v1::Signature> CoSign(const std::string& name, const std::string& as) {
    v1::CoSignAgreementRequest request;
    request.set_name(name);
    request.set_guardian_evidence_sha256(kScan);
    return host_.Call(*agreements_, &Agreements::Stub::CoSignAgreement, as, request);
  }
  absl::StatusOr<v1::Signature> Withdraw(const std::string& name, const std::string& as) {
    v1::WithdrawSignatureRequest request;
    request.set_name(name);
    return host_.Call(*agreements_, &Agreements::Stub::WithdrawSignature, as, request);
  }
};

TEST_F(AgreementsTest, HaveTheElementsOfTheirKind) {
  EXPECT_THAT(Publish(Text(v1::SERVICE_AGREEMENT)),
              Violates("agreement.safety_measures", Reason::AGREEMENT_ELEMENT));
  v1::Agreement whole = Text(v1::SERVICE_AGREEMENT);
  whole.set_service_place("第一社区");
  whole.set_manner("两人一组");
  whole.set_working_conditions("提供马甲和饮水");
  whole.set_safety_measures("购买意外险");
  EXPECT_THAT(Publish(whole), IsOk());
  EXPECT_THAT(Publish(whole, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
}

TEST_F(AgreementsTest, GoOnInVersionsThatStay) {
  const std::string first = Commitment();
  EXPECT_EQ(first.substr(first.rfind('/')), "/1");
  const auto second = Revise(first);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->version(), 2);
  EXPECT_THAT(Revise(first), RefusedWith(Reason::ETAG_MISMATCH));
  v1::GetAgreementRequest get;
  get.set_name(first);
  const auto as_it_was = host_.Call(*agreements_, &Agreements::Stub::GetAgreement, kStranger, get);
  ASSERT_THAT(as_it_was, IsOk());
  EXPECT_EQ(as_it_was->service_time(), "每月不少于一次");
  EXPECT_NE(as_it_was->text_sha256(), second->text_sha256());
  get.set_name(first + "9");
  EXPECT_THAT(host_.Call(*agreements_, &Agreements::Stub::GetAgreement, kStranger, get),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  Commitment();
  v1::ListAgreementsRequest list;
  list.set_parent(team_);
  list.set_page_size(1);
  auto page = host_.Call(*agreements_, &Agreements::Stub::ListAgreements, kStranger, list);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->agreements(0).name(), second->name()) << "in its newest version";
  list.set_page_token(page->next_page_token());
  EXPECT_THAT(
      host_.Call(*agreements_, &Agreements::Stub::ListAgreements, kStranger, list)->agreements(),
      SizeIs(1));
  // Not even by raw SQL.
  EXPECT_THROW(Sql("UPDATE registration.agreement_version SET details = ''"), pqxx::sql_error);
  EXPECT_THROW(Sql("DELETE FROM registration.agreement_version"), pqxx::sql_error);
}

TEST_F(AgreementsTest, AreRevisedOnceOfTwoAtOnce) {
  const std::string first = Commitment();
  EXPECT_EQ(AtOnce(6, Reason::REASON_UNSPECIFIED, [&](int) { return Revise(first).status(); }), 1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.agreement_version"), "2");
}

TEST_F(AgreementsTest, AreSignedByHerselfInTheNewestVersion) {
  const std::string first = Commitment();
  EXPECT_THAT(Sign(her_, first, kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  const auto signature = Sign(her_, first, her_);
  ASSERT_THAT(signature, IsOk());
  EXPECT_EQ(signature->state(), v1::SIGNATURE_WHOLE);
  EXPECT_EQ(time::FromProto(signature->sign_time()), now());
  EXPECT_EQ(signature->text_sha256().size(), 64u);
  EXPECT_THAT(Sign(her_, first, her_), RefusedWith(Reason::SIGNATURE_EXISTS));
  const std::string second = Revise(first)->name();
  EXPECT_THAT(Sign(her_, first, her_), RefusedWith(Reason::AGREEMENT_OUTDATED));
  ASSERT_THAT(Sign(her_, second, her_), IsOk());
  auto facts = Facts(her_);
  ASSERT_THAT(facts->signed_agreements(), SizeIs(1));
  EXPECT_EQ(facts->signed_agreements(0).version(), 2);
  EXPECT_EQ(facts->signed_agreements(0).agreement() + "/versions/2", second);
}

TEST_F(AgreementsTest, AreNotSignedInTheVersionThatIsBeingReplaced) {
  const std::string first = Commitment();
  EXPECT_THAT(Meeting("INSERT INTO registration.agreement_version SELECT agreement_id, 2, details,"
                      " create_time FROM registration.agreement_version;"
                      "UPDATE registration.agreement SET newest = 2",
                      [&] { return Sign(her_, first, her_).status(); }),
              RefusedWith(Reason::AGREEMENT_OUTDATED));
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.signature"), "0");
}

TEST_F(AgreementsTest, AreSignedAsTheyStandWhileTheyAreRevised) {
  const std::string first = Commitment();
  std::vector<std::string> people{her_};
  for (int n = 2; n <= 6; ++n) people.push_back(Member(n));
  std::atomic<int> outdated = 0;
  const int went = AtOnce(7, Reason::REASON_UNSPECIFIED, [&](int i) {
    if (i == 3) return Revise(first).status();
    const std::string& one = people[i < 3 ? i : i - 1];
    const absl::Status status = Sign(one, first, one).status();
    if (ReasonOf(status) == Reason::AGREEMENT_OUTDATED) ++outdated;
    return status;
  });
  EXPECT_EQ(went + outdated, 7);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.signature WHERE agreement_version = 1"),
            absl::StrCat(went - 1));
  // Nor does raw SQL sign what was replaced.
  EXPECT_THROW(Sql("INSERT INTO registration.signature SELECT 'V', 's', agreement, 1, 2, now(), '',"
                   " 1, now(), now() FROM (SELECT a.owner || '/agreements/' || a.agreement_id AS"
                   " agreement FROM registration.agreement AS a) AS text"),
               pqxx::serialization_failure);
}

TEST_F(AgreementsTest, AreSignedOnceOfManyAtOnce) {
  const std::string text = Commitment();
  EXPECT_EQ(
      AtOnce(6, Reason::REASON_UNSPECIFIED, [&](int) { return Sign(her_, text, her_).status(); }),
      1);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.signature"), "1");
}

TEST_F(AgreementsTest, OfAMinorCountWithTheGuardiansSignature) {
  const auto minor = Register(Minor(""));
  ASSERT_THAT(minor, IsOk());
  const auto signature = Sign(minor->name(), Commitment(), minor->name());
  ASSERT_THAT(signature, IsOk());
  EXPECT_EQ(signature->state(), v1::SIGNATURE_AWAITS_GUARDIAN);
  EXPECT_THAT(Facts(minor->name())->signed_agreements(), SizeIs(0));
  for (const std::string& as : {minor->name(), her_, std::string(kStranger)}) {
    EXPECT_THAT(CoSign(signature->name(), as), RefusedWith(Reason::RESOURCE_NOT_FOUND)) << as;
  }
  v1::CoSignAgreementRequest no_paper;
  no_paper.set_name(signature->name());
  EXPECT_THAT(host_.Call(*agreements_, &Agreements::Stub::CoSignAgreement, kRegistrar, no_paper),
              Violates("guardian_evidence_sha256", Reason::FIELD_REQUIRED));
  const auto whole = CoSign(signature->name(), kRegistrar);
  ASSERT_THAT(whole, IsOk());
  EXPECT_EQ(whole->state(), v1::SIGNATURE_WHOLE);
  EXPECT_EQ(whole->guardian_recorder(), kRegistrar);
  EXPECT_THAT(CoSign(signature->name(), kRegistrar), RefusedWith(Reason::SIGNATURE_STATE));
  EXPECT_THAT(Facts(minor->name())->signed_agreements(), SizeIs(1));
}

TEST_F(AgreementsTest, OfAMinorAreSignedByTheGuardianWhoIsAVolunteer) {
  const auto minor = Register(Minor(her_));
  ASSERT_THAT(minor, IsOk());
  const auto signature = Sign(minor->name(), Commitment(), minor->name());
  v1::CoSignAgreementRequest request;
  request.set_name(signature->name());
  const auto whole = host_.Call(*agreements_, &Agreements::Stub::CoSignAgreement, her_, request);
  ASSERT_THAT(whole, IsOk());
  EXPECT_EQ(whole->guardian_recorder(), her_);
}

TEST_F(AgreementsTest, AreWithdrawnByHerAloneAndSignedAgain) {
  const std::string text = Commitment();
  const auto signature = Sign(her_, text, her_);
  EXPECT_THAT(Withdraw(signature->name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_EQ(Withdraw(signature->name(), her_)->state(), v1::SIGNATURE_WITHDRAWN);
  EXPECT_THAT(Withdraw(signature->name(), her_), RefusedWith(Reason::SIGNATURE_STATE));
  EXPECT_THAT(Facts(her_)->signed_agreements(), SizeIs(0));
  EXPECT_THAT(Sign(her_, text, her_), IsOk());
  v1::ListSignaturesRequest list;
  list.set_parent(her_);
  EXPECT_THAT(
      host_.Call(*agreements_, &Agreements::Stub::ListSignatures, kManager, list)->signatures(),
      SizeIs(2))
      << "what was withdrawn is kept";
  v1::GetSignatureRequest get;
  get.set_name(signature->name());
  EXPECT_TRUE(
      host_.Call(*agreements_, &Agreements::Stub::GetSignature, her_, get)->has_withdraw_time());
  EXPECT_THAT(host_.Call(*agreements_, &Agreements::Stub::GetSignature, kStranger, get),
              RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::registration

#include "absl/strings/str_cat.h"
#include "common/secret/signed_code.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "pqxx/pqxx"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/jobs/certificate_check.h"
#include "services/awards/storage/certificate_store.h"
#include "services/awards/storage/star_store.h"
#include "tests/support/matchers.h"
#include "tests/support/postgres.h"

namespace linli::awards::jobs {
namespace {

const absl::Time kIssued = absl::FromUnixSeconds(1'795'000'000);
absl::Time Soon() { return absl::Now() + absl::Seconds(20); }

class CertificateCheckTest : public ::testing::Test {
 protected:
  void Write(const std::function<absl::Status(db::Tx&)>& body) {
    ASSERT_THAT(db_.Write(Soon(), db::Database::InDoubt::kFail, body), IsOk());
  }

  void KeepRecord(const std::string& volunteer, int64_t minutes, int64_t version = 1,
                  absl::Time change_time = kIssued - absl::Hours(1)) {
    Write([&](db::Tx& tx) {
      return store::ApplyRecord(tx, {.name = absl::StrCat("volunteers/", volunteer, "/records/r"),
                                     .version = version,
                                     .minutes = minutes,
                                     .start_time = kIssued - absl::Hours(5),
                                     .region = "regions/1305",
                                     .recording_unit = "organizations/red",
                                     .change_time = change_time})
          .status();
    });
  }

  // With a code that says `in_code` minutes; without one if that is 0.
  void KeepCertificate(const std::string& volunteer, int64_t minutes, int64_t in_code = 0) {
    v1::CertificateDocument document;
    document.set_format(std::string(domain::kDocumentFormat));
    document.set_total_minutes(minutes);
    document.add_lines()->set_record(absl::StrCat("volunteers/", volunteer, "/records/r"));
    document.mutable_lines(0)->set_minutes(minutes);
    *document.mutable_from_time() = time::ToProto(kIssued - absl::Hours(24));
    *document.mutable_until_time() = time::ToProto(kIssued);
    *document.mutable_issue_time() = time::ToProto(kIssued);
    v1::Certificate certificate;
    certificate.set_name(absl::StrCat("volunteers/", volunteer, "/certificates/c"));
    certificate.set_number(absl::StrCat("LC", volunteer));
    v1::CertificateCode code;
    code.set_number(certificate.number());
    code.set_total_minutes(in_code);
    if (in_code != 0) {
      certificate.set_code(
          secret::MakeCode(keys_, secret::CodeKind::kCertificate, code.SerializeAsString()));
    }
    certificate.mutable_signed_document()->set_document(domain::Canonical(document));
    certificate.mutable_signed_document()->set_signature(
        keys_.Sign(certificate.signed_document().document()));
    certificate.mutable_signed_document()->set_verification_key(
        absl::StrCat("verificationKeys/", keys_.current()));
    *certificate.mutable_create_time() = time::ToProto(kIssued);
    Write([&](db::Tx& tx) {
      auto stored = store::InsertCertificate(tx, certificate);
      EXPECT_THAT(stored, IsOkAndHolds(true));
      return stored.status();
    });
  }

  // What a whole round finds some time later.
  double Findings() {
    EXPECT_THAT(check_.Step(kIssued + absl::Hours(1), Soon()), IsOk());
    return registry_.GaugeOf("linli_awards_certificate_findings", "").Value();
  }

  support::TestDatabase database_{"awards"};
  db::Database db_{{database_.conninfo(), "awards", 2}};
  const secret::SigningKeys keys_ =
      secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  metrics::Registry registry_;
  CertificateCheck check_{db_, keys_, registry_};
};

// Law 12: certificate = ledger as of its date.
TEST_F(CertificateCheckTest, IsSilentWhileCertificatesAgreeWithTheirRecords) {
  for (const std::string volunteer : {"v1", "v2", "v3"}) {
    KeepRecord(volunteer, 60);
    KeepCertificate(volunteer, 60);
  }
  EXPECT_EQ(Findings(), 0);
  // A record that is reversed after the issue proves nothing against the certificate.
  KeepRecord("v1", 0, 2, kIssued + absl::Minutes(5));
  EXPECT_EQ(Findings(), 0);
}

TEST_F(CertificateCheckTest, FindsACertificateThatSaysMoreThanTheLedger) {
  KeepRecord("v1", 60);
  KeepCertificate("v1", 61);
  EXPECT_EQ(Findings(), 1);
  EXPECT_EQ(Findings(), 1);  // in each round
}

TEST_F(CertificateCheckTest, FindsACertificateWithoutARecord) {
  KeepCertificate("v1", 60);
  EXPECT_THAT(check_.Step(kIssued + absl::Minutes(9), Soon()), IsOk());  // the feed may be late
  EXPECT_EQ(registry_.GaugeOf("linli_awards_certificate_findings", "").Value(), 0);
  EXPECT_EQ(Findings(), 1);
}

TEST_F(CertificateCheckTest, FindsBytesThatSomebodyChangedInTheDatabase) {
  KeepRecord("v1", 60);
  KeepCertificate("v1", 60);
  pqxx::connection superuser(database_.superuser_conninfo());
  pqxx::nontransaction work(superuser);
  work.exec("ALTER TABLE awards.certificate DISABLE TRIGGER ALL");
  work.exec(
      "UPDATE awards.certificate SET signature = set_byte(signature, 0, "
      "255 - get_byte(signature, 0))");
  EXPECT_EQ(Findings(), 1);
}

TEST_F(CertificateCheckTest, FindsACodeThatSaysSomethingElseThanItsDocument) {
  KeepRecord("v1", 60);
  KeepCertificate("v1", 60, 60);
  EXPECT_EQ(Findings(), 0);
  KeepRecord("v2", 60);
  KeepCertificate("v2", 60, 61);
  EXPECT_EQ(Findings(), 1);
}

TEST_F(CertificateCheckTest, VisitsMoreThanOneStepHolds) {
  for (int i = 0; i < 205; ++i) KeepCertificate(absl::StrCat("v", i), 60);
  EXPECT_THAT(check_.Step(kIssued + absl::Hours(1), Soon()), IsOk());
  EXPECT_EQ(registry_.GaugeOf("linli_awards_certificate_findings", "").Value(), 200);
  EXPECT_EQ(Findings(), 205);
  EXPECT_EQ(registry_.CounterOf("linli_awards_certificates_checked_total", "").Value(), 205u);
}

}  // namespace
}  // namespace linli::awards::jobs

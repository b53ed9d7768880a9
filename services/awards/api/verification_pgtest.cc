// Public verification (S4-39; 67号令 Art. 17; PAIN-3).
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "common/secret/signed_code.h"
#include "services/awards/domain/certificate_code.h"
#include "services/awards/domain/certificate_document.h"
#include "services/awards/domain/certificate_number.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

class VerificationTest : public support::AwardsTest {
 protected:
  VerificationTest() {
    hours_.Put(ARecord("a", absl::Hours(48), 120));
    certificate_ = Issue(kHer).value();
  }

  v1::VerifyCertificateRequest ByCode() const {
    v1::VerifyCertificateRequest request;
    request.set_number(certificate_.number());
    request.set_check_code(certificate_.document().check_code());
    return request;
  }
  v1::VerifyCertificateRequest ByDocument() const {
    v1::VerifyCertificateRequest request;
    *request.mutable_signed_document() = certificate_.signed_document();
    return request;
  }

  v1::VerifyCertificateRequest ByPaper() const {
    v1::VerifyCertificateRequest request;
    request.set_code(certificate_.code());
    return request;
  }

  v1::Certificate certificate_;
};

TEST_F(VerificationTest, ShowsWhatTheHolderShowsAndNoMore) {
  auto told = Verify(ByCode());
  ASSERT_THAT(told, IsOk());
  EXPECT_EQ(told->state(), v1::VALID);
  EXPECT_EQ(told->number(), certificate_.number());
  EXPECT_EQ(told->masked_name(), "王**");
  EXPECT_EQ(told->masked_volunteer_number(), "V13050********017X");
  EXPECT_EQ(told->total_minutes(), 120);
  EXPECT_EQ(told->issuer_title(), "邢台市志愿服务信息系统");
  EXPECT_EQ(told->issue_time().seconds(), certificate_.document().issue_time().seconds());
  EXPECT_FALSE(told->signature_verified());
}

TEST_F(VerificationTest, ReadsWhatPeopleType) {
  v1::VerifyCertificateRequest request = ByCode();
  std::string number = request.number();
  number.insert(8, " - ");
  for (char& c : number) c = static_cast<char>(std::tolower(c));
  request.set_number(number);
  EXPECT_THAT(Verify(request), IsOk());
}

TEST_F(VerificationTest, TakesTheSignedDocumentAlone) {
  auto told = Verify(ByDocument());
  ASSERT_THAT(told, IsOk());
  EXPECT_TRUE(told->signature_verified());
  v1::VerifyCertificateRequest both = ByDocument();
  both.MergeFrom(ByCode());
  EXPECT_THAT(Verify(both), IsOk());
  both.set_check_code("00000000");
  EXPECT_THAT(Verify(both), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
}

TEST_F(VerificationTest, TakesTheCodeOfThePaperAlone) {
  ASSERT_EQ(certificate_.code().substr(0, 6), "LINLI:");
  auto told = Verify(ByPaper());
  ASSERT_THAT(told, IsOk());
  EXPECT_TRUE(told->signature_verified());
  EXPECT_EQ(told->number(), certificate_.number());
  EXPECT_EQ(told->total_minutes(), 120);
  v1::VerifyCertificateRequest all = ByPaper();
  all.MergeFrom(ByCode());
  all.MergeFrom(ByDocument());
  EXPECT_THAT(Verify(all), IsOk());
  all.set_check_code("00000000");
  EXPECT_THAT(Verify(all), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
}

TEST_F(VerificationTest, TakesNoCodeOfAnotherCertificate) {
  const v1::Certificate other = Issue(kHer).value();
  v1::VerifyCertificateRequest mixed = ByDocument();
  mixed.set_code(other.code());
  EXPECT_THAT(Verify(mixed), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
  mixed = ByPaper();
  mixed.set_number(other.number());
  EXPECT_THAT(Verify(mixed), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
  EXPECT_THAT(Verify(ByPaper()), IsOk());
}

TEST_F(VerificationTest, RefusesEveryChangedCharacterOfTheCode) {
  const std::string& code = certificate_.code();
  for (size_t i = 0; i < code.size(); ++i) {
    v1::VerifyCertificateRequest changed;
    changed.set_code(code);
    (*changed.mutable_code())[i] = code[i] == 'A' ? 'B' : 'A';
    const absl::Status refused = Verify(changed).status();
    EXPECT_TRUE(ReasonOf(refused) == Reason::CERTIFICATE_FORGED ||
                ReasonOf(refused) == Reason::VERIFICATION_KEY_UNKNOWN)
        << i << refused;
  }
  v1::VerifyCertificateRequest shorter;
  shorter.set_code(code.substr(0, code.size() - 1));
  EXPECT_THAT(Verify(shorter), RefusedWith(Reason::CERTIFICATE_FORGED));
  v1::VerifyCertificateRequest longer;
  longer.set_code(code + "A");
  EXPECT_THAT(Verify(longer), RefusedWith(Reason::CERTIFICATE_FORGED));
}

// A number whose code is guessed, known or not; who shows the signed paper is not in the way.
TEST_F(VerificationTest, LooksAtTypedCodesSoManyTimesAnHour) {
  v1::VerifyCertificateRequest guess = ByCode();
  guess.set_check_code("00000000");
  v1::VerifyCertificateRequest unknown = guess;
  unknown.set_number(domain::MakeCertificateNumber("130502", absl::CivilDay(2026, 11, 28), 7));
  for (int i = 0; i < 60; ++i) {
    EXPECT_THAT(Verify(guess), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
    EXPECT_THAT(Verify(unknown), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
  }
  EXPECT_THAT(Verify(ByCode()), RefusedWith(Reason::TOO_MANY_ATTEMPTS)) << "the right one too";
  EXPECT_THAT(Verify(unknown), RefusedWith(Reason::TOO_MANY_ATTEMPTS));
  EXPECT_THAT(Verify(ByPaper()), IsOk());
  EXPECT_THAT(Verify(ByDocument()), IsOk());
  EXPECT_THAT(
      host_.Call(*certificates_, &Certificates::Stub::VerifyCertificate, kManager, ByCode()),
      IsOk())
      << "who says who he is has tries of his own";
  host_.clock().Advance(absl::Hours(1));
  EXPECT_THAT(Verify(ByCode()), IsOk());
}

// Signed by us, but not the code that was issued under this number, or no code at all.
TEST_F(VerificationTest, RefusesOtherCodesThatTheKeySigned) {
  const auto present = [&](std::string_view body) {
    v1::VerifyCertificateRequest request;
    request.set_code(secret::MakeCode(keys_, secret::CodeKind::kCertificate, body));
    return Verify(request);
  };
  v1::CertificateDocument document = certificate_.document();
  EXPECT_THAT(present(domain::CodeBodyOf(document)), IsOk());
  document.set_total_minutes(60'000);
  EXPECT_THAT(present(domain::CodeBodyOf(document)), RefusedWith(Reason::CERTIFICATE_FORGED));
  EXPECT_THAT(present("\x01"), RefusedWith(Reason::CERTIFICATE_FORGED));
  EXPECT_THAT(present(certificate_.signed_document().document()),
              RefusedWith(Reason::CERTIFICATE_FORGED));
  EXPECT_THAT(present(""), RefusedWith(Reason::CERTIFICATE_UNKNOWN));
}

// A new key signs from now on; what the old one signed still holds, on paper and as a document.
TEST_F(VerificationTest, HoldsAfterTheKeyWasReplaced) {
  const std::string old = keys_.PublicPem(keys_.current()).value();
  keys_ = secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), old).value();
  const v1::Certificate younger = Issue(kHer).value();
  EXPECT_NE(younger.signed_document().verification_key(),
            certificate_.signed_document().verification_key());
  EXPECT_THAT(Verify(ByCode()), IsOk());
  EXPECT_THAT(Verify(ByDocument()), IsOk());
  EXPECT_THAT(Verify(ByPaper()), IsOk());
  certificate_ = younger;
  EXPECT_THAT(Verify(ByDocument()), IsOk());
  EXPECT_THAT(Verify(ByPaper()), IsOk());
  // Without the old public key nobody could tell its signatures from forgeries.
  keys_ = secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  EXPECT_THAT(Verify(ByDocument()), RefusedWith(Reason::VERIFICATION_KEY_UNKNOWN));
  EXPECT_THAT(Verify(ByPaper()), RefusedWith(Reason::VERIFICATION_KEY_UNKNOWN));
}

TEST_F(VerificationTest, RefusesEveryChangedByteOfTheDocument) {
  const v1::VerifyCertificateRequest whole = ByDocument();
  const std::string& document = whole.signed_document().document();
  for (size_t i = 0; i < document.size(); ++i) {
    v1::VerifyCertificateRequest changed = whole;
    (*changed.mutable_signed_document()->mutable_document())[i] ^= 1;
    EXPECT_THAT(Verify(changed), RefusedWith(Reason::CERTIFICATE_FORGED)) << i;
  }
  v1::VerifyCertificateRequest longer = whole;
  longer.mutable_signed_document()->mutable_document()->push_back('\0');
  EXPECT_THAT(Verify(longer), RefusedWith(Reason::CERTIFICATE_FORGED));
  v1::VerifyCertificateRequest shorter = whole;
  shorter.mutable_signed_document()->mutable_document()->pop_back();
  EXPECT_THAT(Verify(shorter), RefusedWith(Reason::CERTIFICATE_FORGED));
}

TEST_F(VerificationTest, RefusesEveryChangedByteOfTheSignature) {
  const v1::VerifyCertificateRequest whole = ByDocument();
  for (size_t i = 0; i < whole.signed_document().signature().size(); ++i) {
    v1::VerifyCertificateRequest changed = whole;
    (*changed.mutable_signed_document()->mutable_signature())[i] ^= 1;
    EXPECT_THAT(Verify(changed), RefusedWith(Reason::CERTIFICATE_FORGED)) << i;
  }
}

TEST_F(VerificationTest, RefusesAStrangersKey) {
  v1::VerifyCertificateRequest request = ByDocument();
  request.mutable_signed_document()->set_verification_key("verificationKeys/0123456789abcdef");
  EXPECT_THAT(Verify(request), RefusedWith(Reason::VERIFICATION_KEY_UNKNOWN));
  const auto stranger = secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  request = ByDocument();
  request.mutable_signed_document()->set_signature(
      stranger.Sign(request.signed_document().document()));
  EXPECT_THAT(Verify(request), RefusedWith(Reason::CERTIFICATE_FORGED));
}

// Signed by us, but not as a certificate, or not the one that was issued under this number.
TEST_F(VerificationTest, RefusesOtherThingsThatTheKeySigned) {
  const auto present = [&](const std::string& bytes) {
    v1::VerifyCertificateRequest request = ByDocument();
    request.mutable_signed_document()->set_document(bytes);
    request.mutable_signed_document()->set_signature(keys_.Sign(bytes));
    return Verify(request);
  };
  v1::CertificateDocument document = certificate_.document();
  document.set_total_minutes(60'000);
  EXPECT_THAT(present(document.SerializeAsString()), RefusedWith(Reason::CERTIFICATE_FORGED));
  document = certificate_.document();
  document.set_format("another");
  EXPECT_THAT(present(document.SerializeAsString()), RefusedWith(Reason::CERTIFICATE_FORGED));
  EXPECT_THAT(present("some text"), RefusedWith(Reason::CERTIFICATE_FORGED));
}

TEST_F(VerificationTest, DoesNotTellAWrongCodeFromAnUnknownNumber) {
  v1::VerifyCertificateRequest wrong_code = ByCode();
  wrong_code.set_check_code("ZZZZZZZZ");
  v1::VerifyCertificateRequest unknown = ByCode();
  unknown.set_number(domain::MakeCertificateNumber("1305", absl::CivilDay(2026, 11, 28), 1));
  const absl::Status first = Verify(wrong_code).status();
  const absl::Status second = Verify(unknown).status();
  EXPECT_THAT(first, RefusedWith(Reason::CERTIFICATE_UNKNOWN));
  EXPECT_EQ(first, second);  // code, message and every detail
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.verification_log"), "0");
}

TEST_F(VerificationTest, TellsASlipOfThePen) {
  v1::VerifyCertificateRequest request = ByCode();
  std::string number = request.number();
  std::swap(number[16], number[17]);
  if (number == request.number()) number[16] = number[16] == 'Z' ? 'Y' : 'Z';
  request.set_number(number);
  EXPECT_THAT(Verify(request), Violates("number", Reason::CERTIFICATE_NUMBER_MISTYPED));
  EXPECT_THAT(Verify(v1::VerifyCertificateRequest()),
              RefusedWith(Reason::CERTIFICATE_NOT_VERIFIABLE));
  request = ByCode();
  request.clear_check_code();
  EXPECT_THAT(Verify(request), RefusedWith(Reason::CERTIFICATE_NOT_VERIFIABLE));
}

TEST_F(VerificationTest, SaysThatACertificateIsRevokedTheMomentItIs) {
  EXPECT_EQ(Verify(ByCode())->state(), v1::VALID);
  ASSERT_THAT(Revoke(certificate_.name(), kOfficer), IsOk());
  for (const auto& request : {ByCode(), ByDocument()}) {
    auto told = Verify(request);
    ASSERT_THAT(told, IsOk());
    EXPECT_EQ(told->state(), v1::REVOKED);
    EXPECT_EQ(told->revocation_reason(), v1::ISSUED_IN_ERROR);
    EXPECT_TRUE(told->has_revoke_time());
  }
}

TEST_F(VerificationTest, IsLogged) {
  ASSERT_THAT(Verify(ByCode()), IsOk());
  ASSERT_THAT(Verify(ByDocument()), IsOk());
  EXPECT_EQ(Sql("SELECT string_agg(state || by_signature::text, ' ' ORDER BY by_signature) "
                "FROM awards.verification_log"),
            "1false 1true");
}

TEST_F(VerificationTest, NeedsNothingButThePublicKeyOffline) {
  v1::GetVerificationKeyRequest request;
  request.set_name(certificate_.signed_document().verification_key());
  auto key = host_.Call(*certificates_, &Certificates::Stub::GetVerificationKey, "", request);
  ASSERT_THAT(key, IsOk());
  BIO* bio = BIO_new_mem_buf(key->public_key_pem().data(), -1);
  EVP_PKEY* open = PEM_read_bio_PUBKEY(bio, nullptr, nullptr, nullptr);
  ASSERT_NE(open, nullptr);
  const auto holds = [&](const std::string& bytes) {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, open);
    const std::string& signature = certificate_.signed_document().signature();
    const int result = EVP_DigestVerify(
        context, reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    EVP_MD_CTX_free(context);
    return result == 1;
  };
  std::string bytes = certificate_.signed_document().document();
  EXPECT_TRUE(holds(bytes));
  bytes[bytes.size() / 2] ^= 1;
  EXPECT_FALSE(holds(bytes));
  EVP_PKEY_free(open);
  BIO_free(bio);
  request.set_name("verificationKeys/nobody");
  EXPECT_THAT(host_.Call(*certificates_, &Certificates::Stub::GetVerificationKey, "", request),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

}  // namespace
}  // namespace linli::awards

// linlictl verifies a certificate with nothing but a file of public keys.
#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/match.h"
#include "common/secret/signed_code.h"
#include "deploy/ctl/app.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::ctl {
namespace {

using secret::SigningKeys;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

class CertificateCheckTest : public ::testing::Test {
 protected:
  CertificateCheckTest() { Write("verify.pem", keys_.PublicPem(keys_.current()).value()); }

  std::string Write(const std::string& name, const std::string& content) {
    const std::string path = testing::TempDir() + "/" + name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  Outcome Check(std::vector<std::string> words) {
    words.insert(words.begin(), {"linlictl", "--lang", "en", "certificate", "check", "--keys",
                                 testing::TempDir() + "/verify.pem"});
    std::vector<const char*> pointers;
    for (const std::string& word : words) pointers.push_back(word.c_str());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const auto app = NewApp();
    const int code = ctl::Run(*app, static_cast<int>(pointers.size()), pointers.data());
    return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
  }
  std::string ACode() const {
    awards::v1::CertificateCode says;
    says.set_number("LC13050220261122K3M9Q7X2B4");
    says.set_display_name("𠮷小莉");
    says.set_total_minutes(6001);
    return secret::MakeCode(keys_, secret::CodeKind::kCertificate, says.SerializeAsString());
  }

  const SigningKeys keys_ = SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
};

TEST_F(CertificateCheckTest, SaysWhatACodeSays) {
  const Outcome outcome = Check({ACode()});
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_TRUE(absl::StrContains(outcome.out, "LC13050220261122K3M9Q7X2B4"));
  EXPECT_TRUE(absl::StrContains(outcome.out, "𠮷小莉"));
}

TEST_F(CertificateCheckTest, RefusesAChangedCodeAndAnotherKey) {
  std::string changed = ACode();
  changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_EQ(Check({changed}).code, kRefused);
  const auto others = SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  EXPECT_EQ(Check({secret::MakeCode(others, secret::CodeKind::kCertificate, "")}).code, kRefused);
}

TEST_F(CertificateCheckTest, ReadsASignedDocument) {
  awards::v1::CertificateDocument document;
  document.set_format("linli.awards.v1.CertificateDocument");
  document.set_number("LC13050220261122K3M9Q7X2B4");
  awards::v1::SignedDocument paper;
  paper.set_document(document.SerializeAsString());
  paper.set_signature(keys_.Sign(paper.document()));
  paper.set_verification_key("verificationKeys/" + keys_.current());
  const std::string file = Write("paper.linli", paper.SerializeAsString());
  const Outcome outcome = Check({"--file", file});
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_TRUE(absl::StrContains(outcome.out, "LC13050220261122K3M9Q7X2B4"));
  (*paper.mutable_document())[40] ^= 1;
  EXPECT_EQ(Check({"--file", Write("paper.linli", paper.SerializeAsString())}).code, kRefused);
  paper.set_document("another");
  paper.set_signature(keys_.Sign("another"));
  EXPECT_EQ(Check({"--file", Write("paper.linli", paper.SerializeAsString())}).code, kRefused);
}

TEST_F(CertificateCheckTest, SaysWhatIsWrongWithItsUse) {
  EXPECT_EQ(Check({}).code, kUsage);
  EXPECT_EQ(Check({ACode(), "--file", "/nowhere"}).code, kUsage);
  EXPECT_EQ(Check({"--file", "/nowhere"}).code, kUsage);
}

}  // namespace
}  // namespace linli::ctl

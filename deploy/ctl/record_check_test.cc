// linlictl verifies signed records with nothing but a file of public keys.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "common/secret/signature.h"
#include "deploy/ctl/app.h"
#include "linli/hours/v1/record_transfer.pb.h"

namespace linli::ctl {
namespace {

using secret::SigningKeys;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

class RecordCheckTest : public ::testing::Test {
 protected:
  RecordCheckTest() { Write("transfer.pem", keys_.PublicPem(keys_.current()).value()); }

  std::string Write(const std::string& name, const std::string& content) {
    const std::string path = testing::TempDir() + "/" + name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  Outcome Check(const hours::v1::SignedTransfer& paper) {
    const std::string file = Write("paper.linli", paper.SerializeAsString());
    const std::string keys = testing::TempDir() + "/transfer.pem";
    const char* words[] = {"linlictl", "--lang",     "en",     "record",
                           "check",    file.c_str(), "--keys", keys.c_str()};
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const auto app = NewApp();
    const int code = ctl::Run(*app, static_cast<int>(std::size(words)), words);
    return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
  }
  static hours::v1::SignedTransfer Signed(
      const SigningKeys& keys, const std::string& format = "linli.hours.v1.TransferDocument") {
    hours::v1::TransferDocument document;
    document.set_format(format);
    document.set_volunteer("volunteers/V1305032611222222A");
    document.set_honour_minutes(6001);
    hours::v1::SignedTransfer paper;
    paper.set_document(document.SerializeAsString());
    paper.set_signature(keys.Sign(paper.document()));
    paper.set_transfer_key("transferKeys/" + keys.current());
    return paper;
  }

  const SigningKeys keys_ = SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
};

TEST_F(RecordCheckTest, SaysWhatWasSigned) {
  const Outcome outcome = Check(Signed(keys_));
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_TRUE(absl::StrContains(outcome.out, "V1305032611222222A")) << outcome.out;
  EXPECT_TRUE(absl::StrContains(outcome.out, "6001")) << outcome.out;
}

TEST_F(RecordCheckTest, RefusesChangedBytesAnotherKeyAndAnotherKindOfPaper) {
  const hours::v1::SignedTransfer whole = Signed(keys_);
  for (size_t i = 0; i < whole.document().size(); i += 7) {
    hours::v1::SignedTransfer changed = whole;
    (*changed.mutable_document())[i] ^= 1;
    EXPECT_NE(Check(changed).code, kDone) << i;
  }
  hours::v1::SignedTransfer unsigned_one = whole;
  unsigned_one.clear_signature();
  EXPECT_NE(Check(unsigned_one).code, kDone);
  EXPECT_NE(Check(Signed(keys_, "linli.awards.v1.CertificateDocument")).code, kDone);
  const SigningKeys other = SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  const Outcome unknown = Check(Signed(other));
  EXPECT_NE(unknown.code, kDone);
  EXPECT_TRUE(absl::StrContains(unknown.err, "no key of this name")) << unknown.err;
}

}  // namespace
}  // namespace linli::ctl

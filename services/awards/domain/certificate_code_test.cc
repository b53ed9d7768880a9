#include "services/awards/domain/certificate_code.h"

#include "gtest/gtest.h"
#include "services/awards/domain/certificate_document.h"

namespace linli::awards::domain {
namespace {

v1::CertificateDocument ADocument() {
  v1::CertificateDocument document;
  document.set_format(std::string(kDocumentFormat));
  document.set_number("LC13050220261122K3M9Q7X2B4");
  document.set_check_code("7Q2M9KX3");
  document.set_volunteer_number("V1305022611000017X");
  document.set_display_name("王小莉");
  document.set_total_minutes(6001);
  document.mutable_from_time()->set_seconds(1'700'000'000);
  document.mutable_until_time()->set_seconds(1'795'000'000);
  document.mutable_until_time()->set_nanos(123'456'000);
  document.set_region_title("邢台市");
  document.mutable_issuer()->set_title("邢台市志愿服务联合会");
  document.mutable_issue_time()->set_seconds(1'795'000'000);
  document.mutable_issue_time()->set_nanos(123'456'000);
  return document;
}

TEST(CertificateCode, SaysWhatStandsOnThePaper) {
  v1::CertificateCode code;
  ASSERT_TRUE(code.ParseFromString(CodeBodyOf(ADocument())));
  EXPECT_EQ(code.number(), "LC13050220261122K3M9Q7X2B4");
  EXPECT_EQ(code.display_name(), "王小莉");
  EXPECT_EQ(code.total_minutes(), 6001);
  EXPECT_EQ(code.from_time().seconds(), 1'700'000'000);
  EXPECT_EQ(code.until_time().seconds(), 1'795'000'000);
  EXPECT_EQ(code.until_time().nanos(), 0);
  EXPECT_EQ(code.region_title(), "邢台市");
  EXPECT_EQ(code.issuer_title(), "邢台市志愿服务联合会");
  EXPECT_EQ(code.issue_time().seconds(), 1'795'000'000);
  EXPECT_EQ(code.issue_time().nanos(), 0);
}

TEST(CertificateCode, TellsNeitherCheckCodeNorVolunteerNumber) {
  const std::string body = CodeBodyOf(ADocument());
  EXPECT_EQ(body.find("7Q2M9KX3"), body.npos);
  EXPECT_EQ(body.find("V1305022611000017X"), body.npos);
}

// 74 bytes come around it; version 10 of a QR code holds 311 characters at error correction M, 26
// holds 1,542.
TEST(CertificateCode, IsShortEnoughToPrint) {
  const auto characters = [](const std::string& body) {
    return 6 + ((body.size() + 74) * 8 + 4) / 5;
  };
  EXPECT_LE(characters(CodeBodyOf(ADocument())), 311u);
  v1::CertificateDocument longest = ADocument();
  std::string name;
  std::string title;
  for (int i = 0; i < 100; ++i) name += "𠮷";
  for (int i = 0; i < 110; ++i) title += "邢";
  longest.set_display_name(name);
  longest.mutable_issuer()->set_title(title);
  longest.set_total_minutes(int64_t{1} << 40);
  EXPECT_LE(characters(CodeBodyOf(longest)), 1542u);
}

}  // namespace
}  // namespace linli::awards::domain

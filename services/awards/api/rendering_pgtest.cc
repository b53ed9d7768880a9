// A certificate on paper: what independent tools read of it is what was signed (S4-39; 67号令
// Arts 15 and 17). PDF → picture → QR code → signature, each step by a program of somebody else.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/secret/signed_code.h"
#include "linli/awards/v1/certificate_template_service.grpc.pb.h"
#include "tests/support/awards.h"

namespace linli::awards {
namespace {

using Templates = v1::CertificateTemplateService;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Repeated(const std::string& text, int times) {
  std::string whole;
  for (int i = 0; i < times; ++i) whole += text;
  return whole;
}

class RenderingTest : public support::AwardsTest {
 protected:
  RenderingTest()
      : templates_(Templates::NewStub(host_.channel())), folder_(host_.keys() + "/paper") {
    std::filesystem::create_directory(folder_);
    hours_.Put(ARecord("a", absl::Hours(48), 120));
  }

  void CallHer(const std::string& name) {
    registration::v1::Volunteer her;
    her.set_name(kHer);
    her.set_display_name(name);
    her.set_service_region("regions/130502");
    registration_.Put(her);
  }
  absl::StatusOr<v1::RenderedCertificate> Render(const std::string& name,
                                                 const std::string& as = kHer,
                                                 const std::string& form = "") {
    v1::RenderCertificateRequest request;
    request.set_name(name);
    request.set_certificate_template(form);
    return host_.Call(*certificates_, &Certificates::Stub::RenderCertificate, as, request);
  }
  // The PDF of a new certificate, in a file too.
  std::string Print(const std::string& name = "王小莉") {
    CallHer(name);
    certificate_ = Issue(kHer).value();
    auto paper = Render(certificate_.name());
    EXPECT_THAT(paper, IsOk());
    Write("paper.pdf", paper->pdf());
    return paper->pdf();
  }

  void Write(const std::string& file, const std::string& content) const {
    std::ofstream(folder_ + "/" + file, std::ios::binary) << content;
  }
  // What a program prints, run in the folder; "" with a failure added if it ends badly.
  std::string Run(const std::string& command, bool may_fail = false) const {
    const std::string whole = absl::StrCat("cd ", folder_, " && { ", command, "; } 2>&1");
    std::FILE* pipe = popen(whole.c_str(), "r");
    std::string output;
    char buffer[4096];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, n);
    const int code = pclose(pipe);
    EXPECT_TRUE(code == 0 || may_fail) << command << ": " << output;
    return output;
  }
  // The code as a reader of codes sees it on the printed page.
  std::string Scan() const {
    Run("pdftoppm -r 150 -f 1 -l 1 -png paper.pdf page");
    std::string text = Run("zbarimg --nodbus --quiet --raw -Sdisable -Sqrcode.enable page*.png");
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }
  // Whether openssl takes the code's signature for the one of its bytes, with the public key that
  // the service publishes.
  bool OpensslAccepts(const std::string& code) const {
    v1::GetVerificationKeyRequest request;
    request.set_name(certificate_.signed_document().verification_key());
    const std::string pem = keys_.PublicPem(keys_.current()).value();
    Write("key.pem", pem);
    std::string padded = code.substr(code.find(':') + 1);
    while (padded.size() % 8 != 0) padded.push_back('=');
    Write("code.txt", padded);
    const std::string said =
        Run("base32 -d code.txt > code.bin && head -c -64 code.bin > said.bin && "
            "tail -c 64 code.bin > signature.bin && "
            "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in said.bin "
            "-sigfile signature.bin",
            true);
    return absl::StrContains(said, "Signature Verified Successfully");
  }

  std::unique_ptr<Templates::Stub> templates_;
  const std::string folder_;
  v1::Certificate certificate_;
};

TEST_F(RenderingTest, IsReadAndVerifiedByOtherPrograms) {
  Print();
  const std::string scanned = Scan();
  EXPECT_EQ(scanned, certificate_.code());
  EXPECT_TRUE(OpensslAccepts(scanned));
  v1::VerifyCertificateRequest request;
  request.set_code(scanned);
  EXPECT_THAT(Verify(request), IsOk());
  // One character changed, anywhere after the prefix: nobody takes it any more.
  for (const size_t at : {size_t{8}, scanned.size() / 2, scanned.size() - 30}) {
    std::string changed = scanned;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(OpensslAccepts(changed)) << at;
    request.set_code(changed);
    EXPECT_FALSE(Verify(request).ok()) << at;
  }
}

TEST_F(RenderingTest, EmbedsEveryFont) {
  Print("𠮷小莉 مەريەم བསྟན་འཛིན ᠮᠣᠩᠭᠣᠯ 𬼀");
  const std::string fonts = Run("pdffonts paper.pdf");
  const std::vector<std::string> lines = absl::StrSplit(fonts, '\n', absl::SkipEmpty());
  ASSERT_GT(lines.size(), 6u) << fonts;
  for (size_t i = 2; i < lines.size(); ++i) {
    // … emb sub uni object ID
    const std::vector<std::string> words = absl::StrSplit(lines[i], ' ', absl::SkipEmpty());
    ASSERT_GT(words.size(), 5u);
    EXPECT_EQ(words[words.size() - 5], "yes") << lines[i];
  }
}

TEST_F(RenderingTest, SpellsNamesOfEveryPeopleAndRareCharacters) {
  for (const std::string name : {"王小莉", "𠮷小莉", "𬼀", "مەريەم ئابلىز", "བསྟན་འཛིན", "ᠮᠣᠩᠭᠣᠯ",
                                 "ꆈꌠ", "Айгүл", "김영희"}) {
    Print(name);
    EXPECT_THAT(Run("pdftotext -layout paper.pdf -"), HasSubstr(name));
    v1::CertificateCode says;
    const auto code = secret::OpenCode(keys_, secret::CodeKind::kCertificate, Scan());
    ASSERT_THAT(code, IsOk());
    ASSERT_TRUE(says.ParseFromString(code->body));
    EXPECT_EQ(says.display_name(), name);
  }
}

// From the right edge of its column: no other letter stands right of it in its line.
TEST_F(RenderingTest, WritesFromTheRightWhatIsReadFromTheRight) {
  Print("مەريەم");
  const std::string boxes = Run("pdftotext -bbox paper.pdf -");
  double right = 0;
  for (const std::string& line : std::vector<std::string>(absl::StrSplit(boxes, '\n'))) {
    if (!absl::StrContains(line, "\u0645")) continue;
    right = std::max(right, std::stod(line.substr(line.find("xMax=\"") + 6)));
  }
  // The column ends 12 points before the code.
  EXPECT_NEAR(right, 595.28 - 48 - 42 * 72 / 25.4 - 12, 3.0) << boxes;
}

TEST_F(RenderingTest, NamesTheCharacterThatNoFontHas) {
  CallHer("王\U00030000");
  const auto certificate = Issue(kHer);
  ASSERT_THAT(certificate, IsOk());
  auto refused = Render(certificate->name());
  EXPECT_THAT(refused, RefusedWith(Reason::GLYPH_MISSING));
  EXPECT_EQ(MentionOf(refused.status(), "character"), "\U00030000 U+30000");
}

TEST_F(RenderingTest, SaysWhatIsCertified) {
  hours_.Put(ARecord("b", absl::Hours(24), 61, kBlue));
  v1::IssueCertificateRequest request;
  request.set_region("regions/1305");
  request.set_purpose("积分入学");
  certificate_ = Issue(kHer, request).value();
  Write("paper.pdf", Render(certificate_.name())->pdf());
  const std::string text = Run("pdftotext -layout paper.pdf -");
  for (const std::string& said :
       {certificate_.number(), certificate_.document().check_code(), std::string("王小莉"),
        std::string(kNumber), std::string("3小时1分钟"), std::string("邢台市"),
        std::string("积分入学"), std::string("清风行动"), std::string("文明劝导"),
        std::string("2小时"), std::string("1小时1分钟"), std::string("红队"), std::string("蓝队"),
        std::string("邢台市志愿服务信息系统"), std::string("2026年11月28日"),
        std::string("第1页，共1页")}) {
    EXPECT_THAT(text, HasSubstr(said));
  }
}

TEST_F(RenderingTest, FlowsOverPagesAndLosesNoLine) {
  for (int i = 0; i < 200; ++i) {
    hours::v1::Record record = ARecord(absl::StrCat("r", i), absl::Hours(72 + 24 * i), 60 + i);
    record.set_activity_name(absl::StrCat("活动", i, "号"));
    if (i == 100) record.set_content(Repeated("翼", 500));
    hours_.Put(record);
  }
  certificate_ = Issue(kHer).value();
  auto paper = Render(certificate_.name());
  ASSERT_THAT(paper, IsOk());
  EXPECT_GT(paper->page_count(), 8);
  Write("paper.pdf", paper->pdf());
  EXPECT_THAT(Run("pdfinfo paper.pdf"),
              HasSubstr(absl::StrCat("Pages:           ", paper->page_count())));
  EXPECT_THAT(Run("pdfinfo paper.pdf"), HasSubstr("A4"));
  const std::string text = Run("pdftotext -layout paper.pdf -");
  for (int i = 0; i < 200; ++i) EXPECT_THAT(text, HasSubstr(absl::StrCat("活动", i, "号")));
  size_t letters = 0;
  for (size_t at = text.find("翼"); at != text.npos; at = text.find("翼", at + 1)) ++letters;
  EXPECT_EQ(letters, 500u);
  EXPECT_THAT(text, HasSubstr(absl::StrCat("第", paper->page_count(), "页，共", paper->page_count(),
                                           "页")));
}

TEST_F(RenderingTest, GivesTheSameBytesEachTime) {
  const std::string first = Print("𠮷小莉 مەريەم བསྟན་འཛིན");
  host_.clock().Advance(absl::Hours(1));
  EXPECT_EQ(Render(certificate_.name())->pdf(), first);
  // Another press, as in another process.
  awards::paper::Press press(awards::paper::Fonts(), 1);
  v1::CertificateTemplate form;
  v1::GetCertificateTemplateRequest national;
  national.set_name("certificateTemplates/national");
  form = host_.Call(*templates_, &Templates::Stub::GetCertificateTemplate, kHer, national).value();
  auto again = press.Run({certificate_.document(), form, certificate_.code(), ""},
                         absl::Now() + absl::Seconds(20));
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->pdf, first);
}

TEST_F(RenderingTest, GivesTheSameBytesToManyAtOnceOrAsksThemToComeBack) {
  const std::string first = Print();
  std::atomic<int> printed{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      auto paper = Render(certificate_.name());
      if (paper.ok()) {
        EXPECT_EQ(paper->pdf(), first);
        ++printed;
      } else {
        EXPECT_THAT(paper, RefusedWith(Reason::OVERLOADED));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GE(printed, 1);
}

TEST_F(RenderingTest, UsesTheTemplateOfTheDayOfIssue) {
  CallHer("王小莉");
  certificate_ = Issue(kHer).value();
  host_.clock().Advance(absl::Hours(1));
  v1::CreateCertificateTemplateRequest request;
  request.mutable_certificate_template()->set_region("regions/1305");
  request.mutable_certificate_template()->set_title("邢台志愿证明");
  request.mutable_certificate_template()->set_verify_at("邢台志愿服务网");
  auto later =
      host_.Call(*templates_, &Templates::Stub::CreateCertificateTemplate, kAdministrator, request);
  ASSERT_THAT(later, IsOk());
  auto paper = Render(certificate_.name());
  EXPECT_EQ(paper->certificate_template(), "certificateTemplates/national");
  EXPECT_THAT(Render(certificate_.name(), kHer, later->name()),
              RefusedWith(Reason::TEMPLATE_STATE));
  certificate_ = Issue(kHer).value();
  paper = Render(certificate_.name());
  ASSERT_THAT(paper, IsOk());
  EXPECT_EQ(paper->certificate_template(), later->name());
  Write("paper.pdf", paper->pdf());
  EXPECT_THAT(Run("pdftotext -layout paper.pdf -"), HasSubstr("邢台志愿证明"));
  EXPECT_THAT(Render(certificate_.name(), kHer, "certificateTemplates/national"), IsOk());
  EXPECT_THAT(Render(certificate_.name(), kHer, "certificateTemplates/unknown"),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  Sql("INSERT INTO awards.certificate_template VALUES ('xiamen', 'regions/3502', 1, '厦门', '', "
      "'x', '', '2001-01-01', '2001-01-01')");
  EXPECT_THAT(Render(certificate_.name(), kHer, "certificateTemplates/xiamen"),
              RefusedWith(Reason::TEMPLATE_STATE));
}

TEST_F(RenderingTest, DrawsTheSealAndNothingInItsPlace) {
  std::filesystem::create_directory(host_.keys() + "/seals");
  // One red point, as `convert -size 1x1 xc:red` writes it, in base64.
  Run("echo "
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
      " | base64 -d > ../seals/city.png");
  v1::CreateCertificateTemplateRequest request;
  request.mutable_certificate_template()->set_region("regions/1305");
  request.mutable_certificate_template()->set_title("证明");
  request.mutable_certificate_template()->set_verify_at("网");
  request.mutable_certificate_template()->set_seal("city.png");
  ASSERT_THAT(
      host_.Call(*templates_, &Templates::Stub::CreateCertificateTemplate, kAdministrator, request),
      IsOk());
  Print();
  EXPECT_THAT(Run("pdfimages -list paper.pdf"), HasSubstr("image"));
  Write("../seals/city.png", "no picture");
  EXPECT_THAT(Render(certificate_.name()), RefusedWith(Reason::TEMPLATE_STATE));
  std::filesystem::remove(host_.keys() + "/seals/city.png");
  EXPECT_THAT(Render(certificate_.name()), RefusedWith(Reason::TEMPLATE_STATE));
}

TEST_F(RenderingTest, PrintsOnlyWhatHolds) {
  Print();
  const v1::Certificate old = certificate_;
  v1::IssueCertificateRequest request;
  request.set_supersedes(old.name());
  certificate_ = Issue(kHer, request).value();
  auto refused = Render(old.name());
  EXPECT_THAT(refused, RefusedWith(Reason::CERTIFICATE_SUPERSEDED));
  EXPECT_EQ(MentionOf(refused.status(), "certificate"), certificate_.name());
  Write("paper.pdf", Render(certificate_.name())->pdf());
  EXPECT_THAT(Run("pdftotext -layout paper.pdf -"), HasSubstr(old.number()));
  ASSERT_THAT(Revoke(certificate_.name(), kOfficer), IsOk());
  EXPECT_THAT(Render(certificate_.name()), RefusedWith(Reason::CERTIFICATE_NOT_VALID));
  EXPECT_THAT(Render(absl::StrCat(kHer, "/certificates/unknown")),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(RenderingTest, IsForTheHolderAndHerOfficer) {
  Print();
  EXPECT_THAT(Render(certificate_.name(), kOfficer), IsOk());
  EXPECT_THAT(Render(certificate_.name(), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Render(certificate_.name(), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
}

// What was issued before there were codes gets one with its first print, and keeps it.
TEST_F(RenderingTest, GivesACodeToOldCertificates) {
  CallHer("王小莉");
  certificate_ = Issue(kHer).value();
  Sql("ALTER TABLE awards.certificate DISABLE TRIGGER certificate_code_stays");
  Sql("UPDATE awards.certificate SET code = NULL");
  Sql("ALTER TABLE awards.certificate ENABLE TRIGGER certificate_code_stays");
  // Whoever comes first gives it, and all others print that one.
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { Render(certificate_.name()).status().IgnoreError(); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT count(code) FROM awards.certificate"), "1");
  auto paper = Render(certificate_.name());
  ASSERT_THAT(paper, IsOk());
  Write("paper.pdf", paper->pdf());
  v1::VerifyCertificateRequest request;
  request.set_code(Scan());
  EXPECT_THAT(Verify(request), IsOk());
  EXPECT_EQ(Render(certificate_.name())->pdf(), paper->pdf());
}

}  // namespace
}  // namespace linli::awards

// What a press takes and refuses; what comes out is read by others in rendering_pgtest.cc.
#include "services/awards/paper/press.h"

#include <filesystem>

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::paper {
namespace {

v1::CertificateDocument ADocument(int lines) {
  v1::CertificateDocument document;
  document.set_number("LC13050220261128JM45W9B1UP");
  document.set_display_name("王小莉");
  document.mutable_issuer()->set_title("邢台市志愿服务联合会");
  *document.mutable_issue_time() = time::ToProto(absl::FromUnixSeconds(1'795'827'600));
  for (int i = 0; i < lines; ++i) {
    v1::CertificateLine& line = *document.add_lines();
    line.set_activity_name("清风行动");
    line.set_minutes(60);
  }
  return document;
}

class PressTest : public ::testing::Test {
 protected:
  PressTest() {
    form_.set_title("志愿服务记录证明");
    form_.set_verify_at("志愿服务信息系统");
  }

  absl::StatusOr<Print> Run(Press& press, const v1::CertificateDocument& document,
                            const std::string& seal = "",
                            absl::Time deadline = absl::InfiniteFuture()) {
    return press.Run({document, form_, code_, seal}, deadline);
  }

  v1::CertificateTemplate form_;
  const std::string code_ = "LINLI:AEA";
  const Fonts fonts_;
};

TEST_F(PressTest, PrintsTheSameOnEveryPress) {
  Press one(fonts_, 1);
  Press other(Fonts(), 1);
  const v1::CertificateDocument document = ADocument(40);
  const auto print = Run(one, document);
  ASSERT_TRUE(print.ok()) << print.status();
  EXPECT_GT(print->pages, 1);
  EXPECT_EQ(print->pdf.substr(0, 5), "%PDF-");
  // What was printed in between leaves no trace.
  ASSERT_TRUE(Run(one, ADocument(3)).ok());
  EXPECT_EQ(Run(one, document)->pdf, print->pdf);
  EXPECT_EQ(Run(other, document)->pdf, print->pdf);
}

TEST_F(PressTest, AsksToComeBackWhenAllAreInUse) {
  Press none(fonts_, 0);
  EXPECT_EQ(ReasonOf(Run(none, ADocument(1)).status()), Reason::OVERLOADED);
  EXPECT_EQ(ReasonOf(none.Check("王")), Reason::OVERLOADED);
}

TEST_F(PressTest, StopsWhenNobodyWaitsAnyMore) {
  Press press(fonts_, 1);
  EXPECT_EQ(ReasonOf(Run(press, ADocument(1), "", absl::InfinitePast()).status()),
            Reason::DEADLINE_PASSED);
  EXPECT_TRUE(Run(press, ADocument(1)).ok());  // and is free again
}

TEST_F(PressTest, PrintsNoBook) {
  Press press(fonts_, 1);
  v1::CertificateDocument longest = ADocument(2000);
  std::string content;
  for (int i = 0; i < 500; ++i) content += "字";
  for (v1::CertificateLine& line : *longest.mutable_lines()) line.set_content(content);
  EXPECT_EQ(ReasonOf(Run(press, longest).status()), Reason::CERTIFICATE_TOO_LONG);
  EXPECT_TRUE(Run(press, ADocument(2000)).ok());
}

TEST_F(PressTest, RefusesASealThatIsNoPicture) {
  Press press(fonts_, 1);
  EXPECT_EQ(ReasonOf(Run(press, ADocument(1), "no picture").status()), Reason::TEMPLATE_STATE);
}

TEST_F(PressTest, HasASignForWhatPeopleWrite) {
  Press press(fonts_, 1);
  for (const std::string text :
       {"王小莉", "𠮷", "𬼀", "مەريەم", "Әсел", "བསྟན་འཛིན", "ᠮᠣᠩᠭᠣᠯ", "ꆈꌠ", "ᥖᥭ", "ᦑᦺ", "김영희",
        "Kåre Ørsted", "清风行动🌸①★❤️👩‍👩‍👧"}) {
    EXPECT_TRUE(press.Check(text).ok()) << text << ' ' << press.Check(text);
  }
}

// Khmer is none of the scripts that the list has; the operator adds a font.
TEST_F(PressTest, TakesFurtherFontsOfTheOperator) {
  Press press(fonts_, 1);
  const absl::Status missing = press.Check("王ក");
  EXPECT_EQ(ReasonOf(missing), Reason::GLYPH_MISSING);
  EXPECT_EQ(MentionOf(missing, "character"), "ក U+1780");
  const std::string folder = ::testing::TempDir() + "/more-fonts";
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file("/usr/share/fonts/truetype/noto/NotoSansKhmer-Regular.ttf",
                             folder + "/khmer.ttf",
                             std::filesystem::copy_options::overwrite_existing);
  Press richer(Fonts(folder), 1);
  EXPECT_TRUE(richer.Check("王ក").ok());
}

}  // namespace
}  // namespace linli::awards::paper

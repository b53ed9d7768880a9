// The annual report (67号令 Art. 18, S0-10, S4-43) on paper, as other programs read it.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "services/awards/api/assessment_fixture.h"

namespace linli::awards {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class AnnualReportTest : public AssessmentTest {
 protected:
  AnnualReportTest() : folder_(host_.keys() + "/paper") {
    std::filesystem::create_directory(folder_);
  }

  std::string Published(const v1::CreateAssessmentRequest& request) {
    auto made = Create(request);
    EXPECT_THAT(made, IsOk());
    EXPECT_THAT(Publish(made->name(), "部分数据缺失"), IsOk());
    return made->name();
  }
  absl::StatusOr<v1::RenderedReport> Render(const std::string& name, const std::string& as = "") {
    v1::RenderAnnualReportRequest request;
    request.set_name(name);
    return host_.Call(*stub_, &Service::Stub::RenderAnnualReport, as, request);
  }
  // What a program prints of the PDF.
  std::string Read(const std::string& pdf, const std::string& command) const {
    std::ofstream(folder_ + "/report.pdf", std::ios::binary) << pdf;
    const std::string whole = absl::StrCat("cd ", folder_, " && { ", command, "; } 2>&1");
    std::FILE* pipe = popen(whole.c_str(), "r");
    std::string output;
    char buffer[4096];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, n);
    EXPECT_EQ(pclose(pipe), 0) << command << ": " << output;
    return output;
  }
  std::string TextOf(const std::string& pdf) const {
    return Read(pdf, "pdftotext -layout report.pdf -");
  }

  const std::string folder_;
};

TEST_F(AnnualReportTest, SaysWhatWasComputedAndFromWhat) {
  auto county = Asked();
  county.set_parent(kCounty);
  Published(county);
  const std::string name = Published(Asked());
  auto report = Render(name);
  ASSERT_THAT(report, IsOk());
  const std::string text = TextOf(report->pdf());
  for (const char* said : {"邢台市2026年志愿服务工作报告",
                           "截止日期：2026-11-28",
                           "注册率",
                           "16.0%",
                           "优秀",
                           "人均服务时长",
                           "25小时",
                           "达标",
                           "每站点项目数",
                           "2.96",
                           "差 0.04",
                           "襄都区",
                           "缺数据",
                           "1+20+N 节点完成率",
                           "37.5%",
                           "75.0%",
                           "问卷调查",
                           "registered：47000",
                           "2026年11月28日 08:50",
                           "第1页"}) {
    EXPECT_THAT(text, HasSubstr(said));
  }
  EXPECT_THAT(Read(report->pdf(), "pdfinfo report.pdf"),
              HasSubstr(absl::StrCat("Pages:           ", report->page_count())));
  EXPECT_THAT(Read(report->pdf(), "pdfinfo report.pdf"), HasSubstr("A4"));
}

// Every font is in the file and no character is a box.
TEST_F(AnnualReportTest, HasItsFontsAndNoBoxes) {
  Lay(kCity, "喀什市 قەشقەر 𠮷");
  auto report = Render(Published(Asked()));
  ASSERT_THAT(report, IsOk());
  EXPECT_THAT(TextOf(report->pdf()), HasSubstr("𠮷"));
  EXPECT_THAT(Read(report->pdf(),
                   "pdffonts report.pdf | tail -n +3 | awk '{print $(NF-4)}' | "
                   "sort -u"),
              "yes\n");
  Lay(kCity, "王\U00030000");
  auto refused = Render(Published(Asked()));
  EXPECT_THAT(refused, RefusedWith(Reason::GLYPH_MISSING));
  EXPECT_EQ(MentionOf(refused.status(), "character"), "\U00030000 U+30000");
}

// Bars are drawn as shapes: the one of a county half as good is half as long.
TEST_F(AnnualReportTest, DrawsBarsAsVectors) {
  auto report = Render(Published(Asked()));
  ASSERT_THAT(report, IsOk());
  EXPECT_THAT(Read(report->pdf(), "pdfimages -list report.pdf | tail -n +3 | wc -l"), "0\n");
  // One dark bar and one light one at least, seen on the printed page.
  const std::string greys =
      Read(report->pdf(),
           "pdftoppm -r 60 -gray report.pdf page && cat page*.pgm | od -An -v -tu1 -w1 | sort -n | "
           "uniq -c | awk '$1 > 400 {print $2}'");
  EXPECT_THAT(greys, HasSubstr("115\n"));  // 0.45
  EXPECT_THAT(greys, HasSubstr("191\n"));  // 0.75
}

TEST_F(AnnualReportTest, SetsPeriodsBesideEachOther) {
  LayFigures(kCity, "2026-09", 1, 60);
  LayFigures(kCity, "2026-10", 1, 60);
  Published(Asked("2026"));  // a year is not beside months
  Published(Asked("2026-09"));
  auto report = Render(Published(Asked("2026-10")));
  ASSERT_THAT(report, IsOk());
  const std::string text = TextOf(report->pdf());
  EXPECT_THAT(text, HasSubstr("邢台市2026年10月志愿服务工作报告"));
  EXPECT_THAT(text, HasSubstr("2026年9月"));
}

TEST_F(AnnualReportTest, GivesTheSameBytesEachTime) {
  const std::string name = Published(Asked());
  auto first = Render(name);
  ASSERT_THAT(first, IsOk());
  host_.clock().Advance(absl::Hours(1));
  EXPECT_EQ(Render(name)->pdf(), first->pdf());
}

TEST_F(AnnualReportTest, IsSeenAsTheAssessmentAndNotOnceItIsWithdrawn) {
  const std::string name = Create(Asked())->name();
  EXPECT_THAT(Render(name), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  auto draft = Render(name, kInspector);
  ASSERT_THAT(draft, IsOk());
  EXPECT_THAT(TextOf(draft->pdf()), HasSubstr("草稿，尚未公布"));
  ASSERT_THAT(Publish(name), IsOk());
  EXPECT_THAT(TextOf(Render(name)->pdf()), Not(HasSubstr("草稿")));
  v1::WithdrawAssessmentRequest withdraw;
  withdraw.set_name(name);
  withdraw.set_reason("口径有误");
  ASSERT_THAT(host_.Call(*stub_, &Service::Stub::WithdrawAssessment, kOffice, withdraw), IsOk());
  EXPECT_THAT(Render(name, kOffice), RefusedWith(Reason::ASSESSMENT_STATE));
}

}  // namespace
}  // namespace linli::awards

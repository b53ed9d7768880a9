#include "services/awards/paper/report_sheets.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/assessment_result.h"
#include "services/awards/paper/pen.h"
#include "services/awards/paper/record_table.h"
#include "services/awards/paper/report_chart.h"

namespace linli::awards::paper {
namespace {

constexpr double kTop = 46;
constexpr double kBottom = kPageHeight - 52;  // below it stands the foot
constexpr double kPitch = 13;
constexpr double kLabelWidth = 120;
constexpr double kValueWidth = 84;
constexpr double kBarHeight = 8;
constexpr double kBarWidth = kWidth - kLabelWidth - kValueWidth - 12;
constexpr double kGap = 6;
constexpr Style kTitle{.size = 20, .bold = true, .side = Side::kMiddle};
constexpr Style kHeading{.size = 12, .bold = true};
constexpr Style kText{.size = 9};
constexpr Style kNumber{.size = 9, .side = Side::kEnd};
constexpr Style kSmall{.size = 7.5};
// Grey levels that a copier keeps apart.
constexpr double kReached = 0.45;
constexpr double kShort = 0.75;

std::string PeriodText(const std::string& period) {
  const std::string year = absl::StrCat(period.substr(0, 4), "年");
  return period.size() == 4 ? year : absl::StrCat(year, std::stoi(period.substr(5)), "月");
}

class Sheets {
 public:
  Sheets(PangoFontMap& fonts, const Report& report, absl::Time deadline)
      : report_(report),
        assessment_(report.assessment),
        deadline_(deadline),
        title_(absl::StrCat(assessment_.region_title(), PeriodText(assessment_.period()),
                            "志愿服务工作报告")),
        pen_(fonts, {.title = title_,
                     .author = assessment_.region_title(),
                     .time = time::FromProto(assessment_.create_time())}) {}

  absl::StatusOr<Print> Draw() {
    DrawHead();
    DrawResults();
    RETURN_IF_ERROR(DrawComparisons());
    DrawInputs();
    EndPage();
    RETURN_IF_ERROR(pen_.status());
    Print print{pen_.Finish(), page_};
    if (print.pdf.empty()) return Refuse(Reason::INTERNAL_FAULT);
    return print;
  }

 private:
  // Turns the page if so much does not fit any more.
  void Need(double height) {
    if (y_ + height <= kBottom) return;
    EndPage();
    y_ = kTop;
  }
  void EndPage() {
    ++page_;
    const double y = kBottom + 14;
    pen_.Rule(kMargin, y, kWidth, 0.25);
    pen_.Draw(pen_.Set(title_, kWidth * 0.75, kSmall), kMargin, y + 2, kPitch);
    pen_.Draw(pen_.Set(absl::StrCat("第", page_, "页"), kWidth / 4,
                       {.size = kSmall.size, .side = Side::kEnd}),
              kMargin + kWidth * 0.75, y + 2, kPitch);
    pen_.EndPage();
  }
  void Line(const std::string& text, const Style& style = kText) {
    const Text set = pen_.Set(text, kWidth, style);
    const double pitch = std::max(kPitch, style.size * 1.45);
    for (int i = 0; i < set.lines(); ++i) {
      Need(pitch);
      pen_.Draw(set, kMargin, y_, pitch, i, 1);
      y_ += pitch;
    }
  }
  void Heading(const std::string& text) {
    y_ += kGap;
    Need(4 * kPitch);  // never alone at the foot
    Line(text, kHeading);
    pen_.Rule(kMargin, y_, kWidth);
    y_ += kGap / 2;
  }

  void DrawHead() {
    Line(title_, kTitle);
    y_ += kGap;
    Line(absl::StrCat("截止日期：", assessment_.as_of_date(), "　指标版本：",
                      assessment_.indicator_scheme(), "　生成时间：",
                      time::FormatChinaTime(time::FromProto(assessment_.create_time()))),
         kSmall);
    if (assessment_.state() == v1::ASSESSMENT_DRAFT) Line("草稿，尚未公布", kText);
    if (const auto missing = domain::MissingInputs(assessment_); !missing.empty()) {
      Line(absl::StrCat("缺少数据：", absl::StrJoin(missing, "、"),
                        "。相关指标未计算，不以零代替。"));
    }
    if (!assessment_.incomplete_reason().empty()) {
      Line(absl::StrCat("缺数说明：", assessment_.incomplete_reason()));
    }
  }

  // Each indicator in words: value, grade, minimum.
  void DrawResults() {
    Heading("一、指标完成情况");
    for (const v1::IndicatorResult& result : assessment_.results()) {
      const v1::Indicator& indicator = result.indicator();
      std::string judged = result.grade();
      if (indicator.has_minimum()) {
        const std::string minimum = domain::ValueText(indicator.minimum(), indicator.unit());
        absl::StrAppend(
            &judged, judged.empty() ? "" : "，", "要求 ", minimum,
            !result.has_value() ? ""
            : result.reached()
                ? "，达标"
                : absl::StrCat("，差 ", domain::ValueText(result.shortfall(), indicator.unit())));
      }
      const Text title = pen_.Set(indicator.title(), kLabelWidth + 60, kText);
      const Text words = pen_.Set(judged, kWidth - kLabelWidth - 60 - kValueWidth - 12, kText);
      const int lines = std::max({title.lines(), words.lines(), 1});
      Need(lines * kPitch);
      pen_.Draw(title, kMargin, y_, kPitch);
      pen_.Draw(pen_.Set(ShownValue(result), kValueWidth, kNumber), kMargin + kLabelWidth + 60, y_,
                kPitch);
      pen_.Draw(words, kMargin + kLabelWidth + 60 + kValueWidth + 12, y_, kPitch);
      y_ += lines * kPitch;
      pen_.Rule(kMargin, y_ + 1, kWidth, 0.25);
      y_ += 3;
    }
  }

  // For each indicator: the region, the ones below it, the periods before.
  absl::Status DrawComparisons() {
    Heading("二、地区与时期对比");
    Line("条形同一指标同一比例；浅色为未达最低要求，竖线为最低要求。", kSmall);
    std::vector<Labelled> all = {{assessment_.region_title(), assessment_}};
    for (const v1::Assessment& one : report_.below) all.push_back({one.region_title(), one});
    for (const v1::Assessment& one : report_.before) {
      all.push_back({PeriodText(one.period()), one});
    }
    for (const v1::IndicatorResult& result : assessment_.results()) {
      if (absl::Now() >= deadline_) return Refuse(Reason::DEADLINE_PASSED);
      DrawChart(result.indicator().title(), ChartOf(result.indicator().key(), all));
    }
    return absl::OkStatus();
  }

  void DrawChart(const std::string& title, const Chart& chart) {
    y_ += kGap;
    Need(3 * kPitch);
    Line(title, {.size = 9, .bold = true});
    for (const Bar& bar : chart.bars) {
      const Text label = pen_.Set(bar.label, kLabelWidth, kText);
      const double height = label.lines() * kPitch;
      Need(height);
      pen_.Draw(label, kMargin, y_, kPitch);
      const double x = kMargin + kLabelWidth + 6;
      const double top = y_ + (kPitch - kBarHeight) / 2;
      pen_.Fill(x, top, bar.share * kBarWidth, kBarHeight,
                bar.short_of_minimum ? kShort : kReached);
      if (chart.minimum) pen_.Fill(x + *chart.minimum * kBarWidth, y_ + 1, 0.75, kPitch - 2, 0);
      pen_.Draw(pen_.Set(bar.value, kValueWidth, kNumber), x + kBarWidth + 6, y_, kPitch);
      y_ += height;
    }
  }

  // Every figure with its own moment and source.
  void DrawInputs() {
    Heading("三、数据来源");
    for (const v1::AssessmentInput& input : assessment_.inputs()) {
      std::string text = absl::StrCat(input.input(), "：");
      if (input.has_value()) {
        absl::StrAppend(&text, input.value(), "（",
                        time::FormatChinaTime(time::FromProto(input.as_of_time())), "，来源 ",
                        input.source(), "）");
      } else {
        absl::StrAppend(&text, "缺（", input.missing_reason(), "）");
      }
      Line(text, kSmall);
    }
  }

  const Report& report_;
  const v1::Assessment& assessment_;
  const absl::Time deadline_;
  const std::string title_;
  Pen pen_;
  double y_ = kTop;
  int page_ = 0;
};

}  // namespace

absl::StatusOr<Print> PrintReport(PangoFontMap& fonts, const Report& report, absl::Time deadline) {
  return Sheets(fonts, report, deadline).Draw();
}

}  // namespace linli::awards::paper

#include "services/awards/domain/assessment_csv.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {
namespace {

using Cells = std::vector<std::string>;

// Numbers stand as they are, also those below 0.
std::string Number(bool there, int64_t value) { return there ? absl::StrCat(value) : ""; }

void AddLine(const Cells& cells, std::string& csv) {
  absl::StrAppend(&csv, absl::StrJoin(cells, ","), "\r\n");
}

Cells ResultLine(const v1::Assessment& assessment, const v1::IndicatorResult& result) {
  const v1::Indicator& indicator = result.indicator();
  const std::string gap = result.has_value() ? "" : v1::IndicatorGap_Name(result.gap());
  const std::string reached = !indicator.has_minimum() || !result.has_value() ? ""
                              : result.reached()                              ? "1"
                                                                              : "0";
  return {CsvCell(assessment.name().substr(0, assessment.name().rfind("/assessments/"))),
          CsvCell(assessment.region_title()),
          assessment.period(),
          assessment.as_of_date(),
          indicator.key(),
          CsvCell(indicator.title()),
          Number(result.has_value(), result.value()),
          v1::IndicatorUnit_Name(indicator.unit()),
          CsvCell(result.grade()),
          Number(indicator.has_minimum(), indicator.minimum()),
          reached,
          gap,
          CsvCell(absl::StrJoin(result.missing_inputs(), " ")),
          CsvCell(indicator.expression())};
}

Cells InputLine(const v1::Assessment& assessment, const v1::AssessmentInput& input) {
  const std::string as_of =
      input.has_as_of_time() ? absl::FormatTime("%Y-%m-%d %H:%M:%S",
                                                time::FromProto(input.as_of_time()), time::China())
                             : "";
  return {CsvCell(assessment.region_title()),
          assessment.period(),
          assessment.as_of_date(),
          input.input(),
          Number(input.has_value(), input.value()),
          as_of,
          Number(input.has_value(), input.lag_seconds()),
          CsvCell(input.source()),
          input.missing_reason()};
}

}  // namespace

std::string CsvCell(const std::string& text) {
  const bool computed = !text.empty() && std::string("=+-@\t\r").find(text[0]) != text.npos;
  const std::string shown = computed ? absl::StrCat("'", text) : text;
  if (shown.find_first_of(",\"\r\n") == shown.npos) return shown;
  return absl::StrCat("\"", absl::StrReplaceAll(shown, {{"\"", "\"\""}}), "\"");
}

std::string AssessmentCsv(const v1::Assessment& assessment, v1::AssessmentTable table) {
  std::string csv = "\xEF\xBB\xBF";
  if (table == v1::INPUTS) {
    AddLine(
        {"地区", "期间", "截止日期", "数据", "数值", "数据时间", "滞后秒数", "来源", "缺失原因"},
        csv);
    for (const v1::AssessmentInput& input : assessment.inputs()) {
      AddLine(InputLine(assessment, input), csv);
    }
    return csv;
  }
  AddLine({"地区代码", "地区", "期间", "截止日期", "指标", "指标名称", "数值", "单位", "等次",
           "最低要求", "达标", "未算出原因", "缺失数据", "公式"},
          csv);
  for (const v1::IndicatorResult& result : assessment.results()) {
    AddLine(ResultLine(assessment, result), csv);
  }
  return csv;
}

}  // namespace linli::awards::domain

// S4-6, S4-43: what others read in their spreadsheets.
#include "services/awards/domain/assessment_csv.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace linli::awards::domain {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(AssessmentCsvTest, QuotesAndComputesNothing) {
  const struct {
    const char* text;
    const char* cell;
  } cases[] = {
      {"", ""},
      {"邢台", "邢台"},
      {"a,b", "\"a,b\""},
      {"a\"b", "\"a\"\"b\""},
      {"a\nb", "\"a\nb\""},
      {"=1+1", "'=1+1"},
      {"-1", "'-1"},
      {"+1", "'+1"},
      {"@x", "'@x"},
      {"=a,b", "\"'=a,b\""},
  };
  for (const auto& one : cases) EXPECT_EQ(CsvCell(one.text), one.cell) << one.text;
}

TEST(AssessmentCsvTest, LeavesAGapWhereThereIsNoValue) {
  v1::Assessment assessment;
  assessment.set_name("regions/1305/assessments/a");
  assessment.set_region_title("邢台市");
  assessment.set_period("2026");
  assessment.set_as_of_date("2026-11-28");
  v1::IndicatorResult& had = *assessment.add_results();
  had.mutable_indicator()->set_key("rate");
  had.mutable_indicator()->set_title("注册率");
  had.mutable_indicator()->set_unit(v1::UNIT_PER_MILLE);
  had.mutable_indicator()->set_minimum(200);
  had.set_value(160);
  had.set_shortfall(40);
  v1::IndicatorResult& missing = *assessment.add_results();
  missing.mutable_indicator()->set_key("other");
  missing.set_gap(v1::GAP_INPUT_MISSING);
  missing.add_missing_inputs("stations");
  v1::AssessmentInput& input = *assessment.add_inputs();
  input.set_input("stations");
  input.set_missing_reason("UPSTREAM_UNAVAILABLE");
  const std::string results = AssessmentCsv(assessment, v1::RESULTS);
  EXPECT_THAT(results, StartsWith("\xEF\xBB\xBF地区代码,"));
  EXPECT_THAT(results, HasSubstr("\r\nregions/1305,邢台市,2026,2026-11-28,rate,注册率,160,"
                                 "UNIT_PER_MILLE,,200,0,,,\r\n"));
  EXPECT_THAT(results, EndsWith(",other,,,INDICATOR_UNIT_UNSPECIFIED,,,,GAP_INPUT_MISSING,stations,"
                                "\r\n"));
  EXPECT_THAT(AssessmentCsv(assessment, v1::INPUTS),
              EndsWith("邢台市,2026,2026-11-28,stations,,,,,UPSTREAM_UNAVAILABLE\r\n"));
}

}  // namespace
}  // namespace linli::awards::domain

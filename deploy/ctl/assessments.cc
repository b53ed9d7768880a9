#include "deploy/ctl/resources.h"
#include "linli/awards/v1/assessment_service.pb.h"

namespace linli::ctl {

namespace v1 = awards::v1;

Commands Indicators() {
  return {
      {.words = "indicator inputs",
       .request = &v1::ListIndicatorInputsRequest::default_instance(),
       .help = "what expressions may name",
       .example = "",
       .fields = {},
       .columns = {"input", "from_service", "of_period", "title"}},
      {.words = "indicator schemes",
       .request = &v1::ListIndicatorSchemesRequest::default_instance(),
       .help = "the versions of indicators, newest first",
       .example = "--region 1305",
       .fields = {{"--region", "region", "only this region's"}},
       .columns = {"name", "region", "version", "effective_time", "title"}},
      {.words = "indicator scheme",
       .request = &v1::GetIndicatorSchemeRequest::default_instance(),
       .help = "one version with its expressions",
       .example = "indicatorSchemes/national",
       .fields = {{"SCHEME", "name", "indicatorSchemes/…"}}},
      {.words = "indicator adopt",
       .request = &v1::CreateIndicatorSchemeRequest::default_instance(),
       .help = "adopt a new version for a region",
       .example = "--region 1305 --title 邢台市测评指标 --indicator 'key=registration_rate,"
                  "title=注册率,unit=per-mille,"
                  "expression=1000 * registered / denominator.resident_population,minimum=130'",
       .fields = {{"--region", "indicator_scheme.region",
                   "where it holds; everywhere if not given"},
                  {"--title", "indicator_scheme.title", "title"},
                  {"--from", "indicator_scheme.effective_time", "in force from; now if not given"},
                  {"--indicator", "indicator_scheme.indicators",
                   "key=…,title=…,unit=…,expression=…,minimum=…; repeated, in order"}}},
  };
}

Commands Assessments() {
  const Field which = {"ASSESSMENT", "name", "regions/…/assessments/…"};
  return {
      {.words = "assessment make",
       .request = &v1::CreateAssessmentRequest::default_instance(),
       .help = "compute a region's indicators as of a day",
       .example = "1305 2026 --report 'input=citizen_satisfaction,value=993,as_of=2026-11-01,"
                  "source=问卷调查'",
       .fields = {{"REGION", "parent", "code"},
                  {"PERIOD", "assessment.period", "2026 or 2026-11"},
                  {"--as-of", "assessment.as_of_date", "the day; today if not given"},
                  {"--report", "assessment.reported_inputs",
                   "input=…,value=…,as_of=…,source=…; may be repeated"}}},
      {.words = "assessment publish",
       .request = &v1::PublishAssessmentRequest::default_instance(),
       .help = "show a draft to everyone",
       .example = "regions/1305/assessments/… --incomplete 时长系统升级",
       .fields = {which,
                  {"--incomplete", "incomplete_reason", "why, although inputs are missing"}}},
      {.words = "assessment withdraw",
       .request = &v1::WithdrawAssessmentRequest::default_instance(),
       .help = "take one back",
       .example = "regions/1305/assessments/… --reason 口径有误",
       .fields = {which, {"--reason", "reason", "why"}}},
      {.words = "assessment get",
       .request = &v1::GetAssessmentRequest::default_instance(),
       .help = "one with its results and inputs",
       .example = "regions/1305/assessments/…",
       .fields = {which}},
      {.words = "assessment list",
       .request = &v1::ListAssessmentsRequest::default_instance(),
       .help = "those of a region, newest first",
       .example = "1305 --period 2026",
       .fields = {{"REGION", "parent", "code"}, {"--period", "period", "only of 2026 or 2026-11"}},
       .columns = {"name", "period", "as_of_date", "state", "indicator_scheme"}},
      {.words = "assessment compare",
       .request = &v1::ListComparedResultsRequest::default_instance(),
       .help = "one indicator by period and region",
       .example = "1305 registration_rate --level 6 --short",
       .fields = {{"REGION", "parent", "code"},
                  {"KEY", "key", "of the indicator"},
                  {"--level", "level", "only codes of 2, 4, 6, 9 or 12 digits"},
                  {"--from", "from_period", "from this period on"},
                  {"--to", "to_period", "up to this one"},
                  {"--short", "short_only", "only below the minimum"}},
       .columns = {"period", "region", "region_title", "as_of_date", "result.value", "result.grade",
                   "result.shortfall"}},
      {.words = "assessment shortfalls",
       .request = &v1::ListAssessmentShortfallsRequest::default_instance(),
       .help = "who served less than the yearly minimum, by name",
       .example = "regions/1305/assessments/… --party",
       .fields = {{"ASSESSMENT", "parent", "regions/…/assessments/…"},
                  {"--party", "party_only", "only members of the Party"}},
       .columns = {"volunteer", "display_name", "served_minutes", "missing_minutes"}},
      {.words = "assessment export",
       .request = &v1::ExportAssessmentRequest::default_instance(),
       .help = "as CSV",
       .example = "regions/1305/assessments/… --save 测评.csv",
       .fields = {which, {"--table", "table", "results or inputs", "results"}},
       .save = "content"},
      {.words = "assessment report",
       .request = &v1::RenderAnnualReportRequest::default_instance(),
       .help = "the annual report as PDF",
       .example = "regions/1305/assessments/… --save 年报.pdf",
       .fields = {which},
       .save = "pdf"},
  };
}

}  // namespace linli::ctl

// A report that nobody waits for is not printed.
#include "services/awards/paper/report_press.h"

#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"

namespace linli::awards::paper {
namespace {

v1::Assessment Sample(int indicators) {
  v1::Assessment assessment;
  assessment.set_name("regions/1305/assessments/a");
  assessment.set_region_title("邢台市");
  assessment.set_period("2026");
  *assessment.mutable_create_time() = time::ToProto(absl::FromUnixSeconds(1'795'827'600));
  for (int i = 0; i < indicators; ++i) {
    v1::IndicatorResult& result = *assessment.add_results();
    result.mutable_indicator()->set_key("k" + std::to_string(i));
    result.mutable_indicator()->set_title("指标");
    result.set_value(i);
  }
  return assessment;
}

TEST(ReportPressTest, FlowsOverPagesAndStopsWhenNobodyWaits) {
  ReportPress press{Fonts()};
  const v1::Assessment assessment = Sample(60);
  const std::vector<v1::Assessment> below(40, assessment);
  const Report report{assessment, below, {}};
  const auto print = press.Run(report, absl::InfiniteFuture());
  ASSERT_TRUE(print.ok()) << print.status();
  EXPECT_GT(print->pages, 10);
  EXPECT_EQ(ReasonOf(press.Run(report, absl::InfinitePast()).status()), Reason::DEADLINE_PASSED);
  EXPECT_EQ(press.Run(report, absl::InfiniteFuture())->pdf, print->pdf) << "and is free again";
}

}  // namespace
}  // namespace linli::awards::paper

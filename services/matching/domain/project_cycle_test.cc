#include "services/matching/domain/project_cycle.h"

#include "common/status/details.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using v1::Project;
using Frequency = v1::Project::Frequency;

absl::Time At(int year, int month, int day, int hour = 0) {
  return time::StartOfDay(absl::CivilDay(year, month, day)) + absl::Hours(hour);
}

Project Whole() {
  Project project;
  project.set_demand("空巢老人午餐");
  project.set_team("organizations/team");
  project.mutable_frequency()->set_times(2);
  project.mutable_frequency()->set_period(Frequency::WEEK);
  project.mutable_place()->set_address("北关社区食堂");
  project.set_content("送餐上门");
  project.set_safeguards("保险、车辆");
  return project;
}

// S2-22: six elements
TEST(ProjectCycle, NamesEveryElementThatIsMissing) {
  EXPECT_TRUE(CheckElements(Whole(), "").ok());
  const absl::Status status = CheckElements(Project(), "project.");
  EXPECT_EQ(ReasonOf(status), Reason::PROJECT_INCOMPLETE);
  const auto named = DetailOf<google::rpc::BadRequest>(status);
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->field_violations_size(), 6);
  EXPECT_EQ(named->field_violations(0).field(), "project.demand");
}

// S2-23: four stages
TEST(ProjectCycle, GoesThroughItsStagesInOrder) {
  struct Case {
    Project::Stage from, to;
    const char* evaluation;
    Reason reason;
  };
  const Case cases[] = {
      {Project::SELECTION, Project::RESOURCES, "", Reason::REASON_UNSPECIFIED},
      {Project::SELECTION, Project::WORK, "", Reason::PROJECT_STAGE},
      {Project::RESOURCES, Project::WORK, "", Reason::REASON_UNSPECIFIED},
      {Project::RESOURCES, Project::SELECTION, "", Reason::PROJECT_STAGE},
      {Project::WORK, Project::EVALUATION, "", Reason::REASON_UNSPECIFIED},
      {Project::EVALUATION, Project::CLOSED, "成效显著", Reason::REASON_UNSPECIFIED},
      {Project::EVALUATION, Project::CLOSED, "", Reason::BAD_REQUEST},
      {Project::WORK, Project::EVALUATION, "太早", Reason::BAD_REQUEST},
      {Project::CLOSED, Project::CLOSED, "x", Reason::PROJECT_STAGE},
  };
  for (const Case& c : cases) {
    Project project = Whole();
    project.mutable_screening()->set_total(80);
    project.set_stage(c.from);
    EXPECT_EQ(ReasonOf(CheckAdvance(project, c.to, c.evaluation)), c.reason)
        << c.from << " to " << c.to;
  }
}

TEST(ProjectCycle, NeedsScreeningAndElementsOnTheWay) {
  Project project = Whole();
  project.set_stage(Project::SELECTION);
  EXPECT_EQ(ReasonOf(CheckAdvance(project, Project::RESOURCES, "")), Reason::PROJECT_STAGE);
  project.set_stage(Project::RESOURCES);
  project.clear_team();
  EXPECT_EQ(ReasonOf(CheckAdvance(project, Project::WORK, "")), Reason::PROJECT_INCOMPLETE);
}

TEST(ProjectCycle, CountsPeriodsOfChinasCalendar) {
  const absl::Time moment = At(2026, 12, 31, 23);
  EXPECT_EQ(PeriodStart(Frequency::WEEK, moment), At(2026, 12, 28));
  EXPECT_EQ(NextPeriod(Frequency::WEEK, At(2026, 12, 28)), At(2027, 1, 4));
  EXPECT_EQ(PeriodStart(Frequency::MONTH, moment), At(2026, 12, 1));
  EXPECT_EQ(NextPeriod(Frequency::MONTH, At(2026, 12, 1)), At(2027, 1, 1));
  EXPECT_EQ(PeriodStart(Frequency::QUARTER, moment), At(2026, 10, 1));
  EXPECT_EQ(NextPeriod(Frequency::QUARTER, At(2026, 10, 1)), At(2027, 1, 1));
  EXPECT_EQ(PeriodStart(Frequency::YEAR, moment), At(2026, 1, 1));
  EXPECT_EQ(NextPeriod(Frequency::YEAR, At(2026, 1, 1)), At(2027, 1, 1));
  EXPECT_EQ(PeriodStart(Frequency::WEEK, At(2026, 12, 28)), At(2026, 12, 28));
}

TEST(ProjectCycle, ComparesWhatWasHeldWithWhatWasPromised) {
  Frequency twice_a_week = Whole().frequency();
  const std::vector<absl::Time> held = {At(2026, 11, 30), At(2026, 12, 6, 23), At(2026, 12, 7),
                                        At(2026, 12, 20)};
  const auto shown = CompareFrequency(twice_a_week, held, At(2026, 12, 2), At(2026, 12, 23));
  ASSERT_EQ(shown.periods_size(), 3);  // this week is not over
  EXPECT_EQ(shown.periods(0).held(), 2);
  EXPECT_EQ(shown.periods(1).held(), 1);
  EXPECT_EQ(shown.periods(2).held(), 1);
  EXPECT_EQ(shown.kept(), 1);
  EXPECT_EQ(CompareFrequency(twice_a_week, {}, At(2000, 1, 1), At(2026, 1, 1)).periods_size(),
            kMostPeriods);
}

}  // namespace
}  // namespace linli::matching::domain

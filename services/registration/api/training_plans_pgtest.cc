// A year's training, planned and counted (S1-28, S2-26).
#include "common/time/china_day.h"
#include "linli/registration/v1/training_plan_service.grpc.pb.h"
#include "services/registration/api/readiness_fixture.h"

namespace linli::registration {
namespace {

using namespace support;  // NOLINT: the fixture's people
using ::testing::ElementsAre;
using ::testing::SizeIs;
using Plans = v1::TrainingPlanService;

class TrainingPlansTest : public ReadinessTest {
 protected:
  TrainingPlansTest() : plans_(Plans::NewStub(host_.channel())) {}

  static v1::TrainingTarget Target(const std::string& topic, v1::TrainingPeriod period,
                                   int sessions, int people = 0) {
    v1::TrainingTarget target;
    target.set_topic(topic);
    target.set_period(period);
    target.set_sessions(sessions);
    target.set_people(people);
    return target;
  }
  absl::StatusOr<v1::TrainingPlan> Create(const std::string& owner, int year,
                                          const std::vector<v1::TrainingTarget>& targets,
                                          const std::string& as) {
    v1::CreateTrainingPlanRequest request;
    request.set_parent(owner);
    request.set_year(year);
    request.mutable_training_plan()->set_display_name("年度培训计划");
    for (const auto& target : targets) *request.mutable_training_plan()->add_targets() = target;
    return host_.Call(*plans_, &Plans::Stub::CreateTrainingPlan, as, request);
  }
  absl::StatusOr<v1::TrainingPlan> Update(const v1::TrainingPlan& plan) {
    v1::UpdateTrainingPlanRequest request;
    *request.mutable_training_plan() = plan;
    request.mutable_update_mask()->add_paths("targets");
    return host_.Call(*plans_, &Plans::Stub::UpdateTrainingPlan, kManager, request);
  }
  absl::StatusOr<v1::TrainingPlan> Get(const std::string& name) {
    v1::GetTrainingPlanRequest request;
    request.set_name(name);
    return host_.Call(*plans_, &Plans::Stub::GetTrainingPlan, kStranger, request);
  }
  absl::StatusOr<v1::ListTrainingPlansResponse> List(int size, const std::string& token = "") {
    v1::ListTrainingPlansRequest request;
    request.set_parent(team_);
    request.set_page_size(size);
    request.set_page_token(token);
    return host_.Call(*plans_, &Plans::Stub::ListTrainingPlans, kStranger, request);
  }
  absl::StatusOr<v1::TrainingProgress> Progress(const std::string& plan,
                                                const std::string& as = kManager) {
    v1::GetTrainingProgressRequest request;
    request.set_name(plan + "/progress");
    return host_.Call(*plans_, &Plans::Stub::GetTrainingProgress, as, request);
  }
  absl::StatusOr<v1::TrainingFigures> Figures(const std::string& owner, absl::Time from,
                                              std::optional<absl::Time> until = std::nullopt,
                                              const std::string& as = kAdministrator) {
    v1::ShowTrainingFiguresRequest request;
    request.set_parent(owner);
    *request.mutable_start_time() = time::ToProto(from);
    if (until) *request.mutable_end_time() = time::ToProto(*until);
    return host_.Call(*plans_, &Plans::Stub::ShowTrainingFigures, as, request);
  }

  // A session of a course, now, with these people who attend so many minutes.
  std::string Held(const std::string& course, const std::vector<std::string>& people, int minutes,
                   const std::string& as = kManager) {
    v1::ScheduleTrainingSessionRequest request = SessionRequest(course);
    auto session = host_.Call(*trainings_, &Trainings::Stub::ScheduleTrainingSession, as, request);
    EXPECT_THAT(session, IsOk());
    for (const auto& one : people) EXPECT_THAT(Enroll(one, session->name(), one), IsOk());
    host_.clock().Advance(absl::Hours(3));
    for (const std::string& one : people) {
      EXPECT_THAT(Result(session->name(), one, minutes, 95, as), IsOk());
    }
    return session->name();
  }
  std::string CourseOn(const std::string& owner, const std::vector<std::string>& topics,
                       const std::string& as) {
    v1::CreateCourseRequest request = CourseRequest(owner);
    request.mutable_course()->mutable_topics()->Assign(topics.begin(), topics.end());
    return host_.Call(*trainings_, &Trainings::Stub::CreateCourse, as, request)->name();
  }

  std::unique_ptr<Plans::Stub> plans_;
};

TEST_F(TrainingPlansTest, AreOneForEachYearThatIsNotOver) {  // S2-26
  const std::vector<v1::TrainingTarget> targets = {Target("急救", v1::TRAINING_QUARTERLY, 1),
                                                   Target("", v1::TRAINING_YEARLY, 4, 50)};
  const auto plan = Create(team_, 2026, targets, kManager);
  ASSERT_THAT(plan, IsOk());
  EXPECT_EQ(plan->name(), team_ + "/trainingPlans/2026");
  EXPECT_EQ(Get(plan->name())->SerializeAsString(), plan->SerializeAsString());
  EXPECT_THAT(Create(team_, 2026, targets, kManager), RefusedWith(Reason::TRAINING_PLAN_STATE));
  EXPECT_THAT(Create(team_, 2025, targets, kManager), RefusedWith(Reason::TRAINING_PLAN_STATE));
  EXPECT_THAT(Create(team_, 2027, targets, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(team_, 2200, targets, kManager), Violates("year", Reason::FIELD_RANGE));
  EXPECT_THAT(Create("regions/77", 2027, targets, kAdministrator),
              Violates("parent", Reason::REGION_UNKNOWN));
  EXPECT_THAT(
      Create(team_, 2027,
             {Target("急救", v1::TRAINING_MONTHLY, 1), Target("急救", v1::TRAINING_YEARLY, 9)},
             kManager),
      Violates("training_plan.targets[1].topic", Reason::FIELD_UNKNOWN_VALUE));
  ASSERT_THAT(Create(team_, 2027, targets, kManager), IsOk());
  const auto first = List(1);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(first->training_plans(0).name(), plan->name());
  EXPECT_THAT(List(1, first->next_page_token())->training_plans(), SizeIs(1));
  EXPECT_THAT(Get(team_ + "/trainingPlans/2030"), RefusedWith(Reason::RESOURCE_NOT_FOUND));

  v1::TrainingPlan wanted = *plan;
  wanted.mutable_targets(0)->set_sessions(2);
  const auto changed = Update(wanted);
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(changed->etag(), "2");
  EXPECT_THAT(Update(wanted), RefusedWith(Reason::ETAG_MISMATCH));
  wanted.clear_etag();
  wanted.mutable_targets(1)->set_topic("急救");
  EXPECT_THAT(Update(wanted),
              Violates("training_plan.targets[1].topic", Reason::FIELD_UNKNOWN_VALUE));
  host_.clock().Set(time::StartOfDay(absl::CivilDay(2027, 1, 1)));
  EXPECT_THAT(Update(*changed), RefusedWith(Reason::TRAINING_PLAN_STATE));
}

TEST_F(TrainingPlansTest, AreMadeOnceHoweverManyMakeThem) {  // S2-26
  EXPECT_EQ(
      AtOnce(8, Reason::TRAINING_PLAN_STATE,
             [&](int) {
               return Create(team_, 2026, {Target("", v1::TRAINING_YEARLY, 1)}, kManager).status();
             }),
      7);
  EXPECT_EQ(Sql("SELECT count(*) FROM registration.training_plan"), "1");
}

TEST_F(TrainingPlansTest, SayHowFarTheyAre) {  // S2-26
  const std::string plan =
      Create(team_, 2026,
             {Target("急救", v1::TRAINING_QUARTERLY, 1), Target("礼仪", v1::TRAINING_YEARLY, 1),
              Target("", v1::TRAINING_YEARLY, 2, 2)},
             kManager)
          ->name();
  const std::string second = Member(2);
  Held(CourseOn(team_, {"急救", "交通"}, kManager), {her_, second}, 60);
  Session(CourseOn(team_, {"礼仪"}, kManager));  // to come
  const std::string called_off = Session(CourseOn(team_, {"急救"}, kManager));
  v1::CancelTrainingSessionRequest cancel;
  cancel.set_name(called_off);
  ASSERT_THAT(host_.Call(*trainings_, &Trainings::Stub::CancelTrainingSession, kManager, cancel),
              IsOk());
  auto progress = Progress(plan);
  ASSERT_THAT(progress, IsOk());
  ASSERT_THAT(progress->targets(), SizeIs(3));
  EXPECT_EQ(progress->targets(0).figure().sessions(), 1);
  EXPECT_EQ(progress->targets(0).figure().people(), 2);
  ASSERT_THAT(progress->targets(0).periods(), SizeIs(4));
  EXPECT_EQ(progress->targets(0).periods(3).start_date(), "2026-10-01");
  EXPECT_TRUE(progress->targets(0).periods(3).reached());
  EXPECT_FALSE(progress->targets(0).reached()) << "one quarter of four";
  EXPECT_EQ(progress->targets(1).figure().sessions(), 0);
  EXPECT_FALSE(progress->targets(2).reached());
  host_.clock().Advance(absl::Hours(3));  // that of 礼仪 has begun
  progress = Progress(plan);
  EXPECT_TRUE(progress->targets(1).reached());
  EXPECT_TRUE(progress->targets(2).reached());
  EXPECT_THAT(Progress(plan, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Progress(team_ + "/trainingPlans/2031"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(TrainingPlansTest, CountSessionsPeopleAndTopics) {  // S1-28
  const absl::Time from = now();
  const std::string second = Member(2);
  Held(CourseOn(team_, {"急救", "交通"}, kManager), {her_, second}, 60);
  Held(CourseOn(team_, {"急救"}, kManager), {her_},
       45);  // too short: she came, and did not complete it
  const absl::Time later = now();
  Held(CourseOn(kCity, {"礼仪"}, kAdministrator), {second}, 120, kAdministrator);
  const auto team = Figures(team_, from, std::nullopt, kManager);
  ASSERT_THAT(team, IsOk());
  EXPECT_EQ(team->total().sessions(), 2);
  EXPECT_EQ(team->total().attendances(), 3);
  EXPECT_EQ(team->total().people(), 2);
  EXPECT_EQ(team->total().completions(), 2);
  EXPECT_EQ(team->total().learning_minutes(), 60 + 60 + 45);
  ASSERT_THAT(team->by_topic(), SizeIs(2));
  EXPECT_EQ(team->by_topic(0).topic(), "急救");
  EXPECT_EQ(team->by_topic(0).sessions(), 2);
  EXPECT_EQ(team->by_topic(1).topic(), "交通");
  EXPECT_EQ(team->by_topic(1).attendances(), 2);
  for (const std::string& region : {std::string(kCity), std::string("regions/13")}) {
    EXPECT_EQ(Figures(region, from)->total().sessions(), 3) << region;
    EXPECT_EQ(Figures(region, from)->total().people(), 2) << region;
  }
  EXPECT_EQ(Figures(kDistrict, from)->total().sessions(), 2) << "the city's own lies above it";
  EXPECT_EQ(Figures(kCity, from, later)->total().sessions(), 2);
  EXPECT_EQ(Figures("regions/41", from)->total().sessions(), 0);
  Sql(absl::StrCat("UPDATE registration.volunteer SET state = 5, merged_into = '", her_.substr(11),
                   "' WHERE volunteer_id = '", second.substr(11), "'"));
  EXPECT_EQ(Figures(kCity, from)->total().people(), 1) << "two numbers, one person";
  EXPECT_THAT(Figures(kCity, later, from), Violates("end_time", Reason::TRAINING_WINDOW));
  EXPECT_THAT(Figures(team_, from, std::nullopt, kStranger), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::registration

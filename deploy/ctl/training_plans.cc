#include "deploy/ctl/resources.h"
#include "linli/registration/v1/training_plan_service.pb.h"

namespace linli::ctl {

namespace v1 = registration::v1;

Commands TrainingPlans() {
  const Field plan = {"PLAN", "name", "…/trainingPlans/…"};
  const Field targets = {
      "--target", "training_plan.targets",
      "topic=急救,period=training-quarterly,sessions=2,people=200; may be repeated"};
  return {
      {.words = "training-plan create",
       .request = &v1::CreateTrainingPlanRequest::default_instance(),
       .help = "plan a year's training",
       .example = "regions/1305 2027 --name 2027年培训计划 "
                  "--target topic=项目策划,period=training-quarterly,sessions=1 "
                  "--target period=training-yearly,sessions=50,people=4000",
       .fields = {{"WHOSE", "parent", "organizations/… or regions/…"},
                  {"YEAR", "year", "which year"},
                  {"--name", "training_plan.display_name", "as people call it"},
                  targets}},
      {.words = "training-plan update",
       .request = &v1::UpdateTrainingPlanRequest::default_instance(),
       .help = "change what is given",
       .example = "regions/1305/trainingPlans/2027 --target period=training-yearly,sessions=60",
       .fields = {{"PLAN", "training_plan.name", "…/trainingPlans/…"},
                  {"--name", "training_plan.display_name", "as people call it"},
                  targets}},
      {.words = "training-plan get",
       .request = &v1::GetTrainingPlanRequest::default_instance(),
       .help = "show one plan",
       .example = "regions/1305/trainingPlans/2027",
       .fields = {plan}},
      {.words = "training-plan list",
       .request = &v1::ListTrainingPlansRequest::default_instance(),
       .help = "list the plans of an organisation or region",
       .example = "regions/1305",
       .fields = {{"WHOSE", "parent", "organizations/… or regions/…"}},
       .columns = {"name", "display_name", "update_time"}},
      {.words = "training-plan progress",
       .request = &v1::GetTrainingProgressRequest::default_instance(),
       .help = "how far a plan is",
       .example = "regions/1305/trainingPlans/2027/progress",
       .fields = {{"PROGRESS", "name", "…/trainingPlans/…/progress"}}},
      {.words = "training-plan figures",
       .request = &v1::ShowTrainingFiguresRequest::default_instance(),
       .help = "sessions, people and minutes of a time, by topic",
       .example = "regions/1305 --start '2026-01-01 00:00'",
       .fields = {{"WHOSE", "parent", "organizations/… or regions/…, with all below"},
                  {"--start", "start_time", "from this moment on"},
                  {"--end", "end_time", "before this moment; default: now"}}},
  };
}

}  // namespace linli::ctl

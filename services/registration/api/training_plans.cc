#include "services/registration/api/training_plans.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/mask/field_mask.h"
#include "common/status/macros.h"
#include "services/registration/api/entries.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/nested_name.h"
#include "services/registration/domain/training_plan_rule.h"
#include "services/registration/domain/training_rule.h"
#include "services/registration/storage/training_plan_store.h"

namespace linli::registration::training_plans {
namespace {

constexpr int kTopics = 200;

absl::Status CheckTargets(const v1::TrainingPlan& plan) {
  Violations violations;
  domain::CheckTargets(plan, violations);
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::TrainingPlan> Create(Deps&, rpc::WriteCall& call,
                                        const v1::CreateTrainingPlanRequest& request) {
  RETURN_IF_ERROR(CheckOwner(call.tx(), request.parent()));
  RETURN_IF_ERROR(CheckTargets(request.training_plan()));
  if (domain::YearIsOver(request.year(), call.now())) return Refuse(Reason::TRAINING_PLAN_STATE);
  v1::TrainingPlan plan = request.training_plan();
  MakeNew(call, domain::Nested(request.parent(), "trainingPlans", absl::StrCat(request.year())),
          plan);
  if (!store::AddTrainingPlan(call.tx(), plan)) return Refuse(Reason::TRAINING_PLAN_STATE);
  return plan;
}

absl::StatusOr<v1::TrainingPlan> Update(Deps&, rpc::WriteCall& call,
                                        const v1::UpdateTrainingPlanRequest& request) {
  const v1::TrainingPlan& wanted = request.training_plan();
  ASSIGN_OR_RETURN(v1::TrainingPlan plan, store::LockTrainingPlan(call.tx(), wanted.name()));
  RETURN_IF_ERROR(CheckEtag(wanted.etag(), plan.etag()));
  if (domain::YearIsOver(domain::YearIn(plan.name()), call.now())) {
    return Refuse(Reason::TRAINING_PLAN_STATE);
  }
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &plan));
  RETURN_IF_ERROR(CheckTargets(plan));
  MakeNext(call, plan);
  store::SaveTrainingPlan(call.tx(), plan);
  return plan;
}

absl::StatusOr<v1::TrainingPlan> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetTrainingPlanRequest& request) {
  return store::GetTrainingPlan(call.tx(), request.name());
}

absl::StatusOr<v1::ListTrainingPlansResponse> List(Deps&, rpc::ReadCall& call,
                                                   const v1::ListTrainingPlansRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  int after = 0;
  if (!page.first() && !absl::SimpleAtoi(page.after[0], &after)) return Refuse(Reason::PAGE_TOKEN);
  v1::ListTrainingPlansResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListTrainingPlans(call.tx(), request.parent(), after, page.size + 1),
      response.mutable_training_plans(), LastId<v1::TrainingPlan>));
  return response;
}

absl::StatusOr<v1::TrainingProgress> GetProgress(Deps&, rpc::ReadCall& call,
                                                 const v1::GetTrainingProgressRequest& request) {
  const std::string plan_name = request.name().substr(0, request.name().rfind('/'));
  const absl::StatusOr<v1::TrainingPlan> plan = store::GetTrainingPlan(call.tx(), plan_name);
  if (absl::IsNotFound(plan.status())) return NotFound(request.name());
  RETURN_IF_ERROR(plan.status());
  const int year = domain::YearIn(plan_name);
  const auto [from, until] = domain::YearOf(year);
  const store::TrainingWindow window{from, std::min(until, call.now())};
  std::vector<std::string> topics;
  for (const v1::TrainingTarget& target : plan->targets()) topics.push_back(target.topic());
  const std::string owner = domain::ParentOf(plan_name);
  auto figures = store::TrainingFiguresOf(call.tx(), owner, window, topics);
  auto months = store::TrainingMonths(call.tx(), owner, window, topics);
  v1::TrainingProgress progress;
  progress.set_name(request.name());
  for (const v1::TrainingTarget& target : plan->targets()) {
    figures[target.topic()].set_topic(target.topic());
    *progress.add_targets() =
        domain::ProgressOf(target, year, figures[target.topic()], months[target.topic()]);
  }
  *progress.mutable_as_of_time() = time::ToProto(call.now());
  return progress;
}

absl::StatusOr<v1::TrainingFigures> ShowFigures(Deps&, rpc::ReadCall& call,
                                                const v1::ShowTrainingFiguresRequest& request) {
  const google::protobuf::Timestamp now = time::ToProto(call.now());
  const google::protobuf::Timestamp& end = request.has_end_time() ? request.end_time() : now;
  Violations violations;
  domain::CheckTrainingWindow(request.start_time(), end, "end_time", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  const store::TrainingWindow window{time::FromProto(request.start_time()),
                                     std::min(call.now(), time::FromProto(end))};
  v1::TrainingFigures figures;
  for (v1::TrainingFigure& one :
       store::TrainingFigures(call.tx(), request.parent(), window, kTopics)) {
    v1::TrainingFigure& place =
        one.topic().empty() ? *figures.mutable_total() : *figures.add_by_topic();
    place = std::move(one);
  }
  *figures.mutable_as_of_time() = time::ToProto(call.now());
  return figures;
}

}  // namespace linli::registration::training_plans

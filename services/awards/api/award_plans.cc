#include "services/awards/api/award_plans.h"

#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "services/awards/api/plan_acts.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/domain/plan_rule.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/council_store.h"
#include "services/awards/storage/plan_store.h"

namespace linli::awards::award_plans {
namespace {

using domain::PlanAct;

// The plan, locked, if its state allows the act and it is what the caller read.
template <typename Request>
absl::StatusOr<v1::AwardPlan> LockFor(rpc::WriteCall& call, const Request& request, PlanAct act) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockPlanNow(call, name));
  RETURN_IF_ERROR(CheckEtag(request.etag(), plan.etag()));
  RETURN_IF_ERROR(domain::MayInPlan(plan, act));
  return plan;
}

// A plan of the region whose council exists.
absl::Status CheckWhole(db::Tx& tx, const v1::AwardPlan& plan) {
  RETURN_IF_ERROR(domain::CheckPlan(plan, RegionIn(plan.name())));
  ASSIGN_OR_RETURN(const auto council, CouncilName::Parse(plan.council()));
  return store::GetCouncil(tx, council).status();
}

}  // namespace

void Check(const v1::CreateAwardPlanRequest& request, absl::Time, Violations& violations) {
  domain::FindFaults(request.award_plan(), request.parent(), violations);
}

absl::StatusOr<v1::AwardPlan> Create(Deps&, rpc::WriteCall& call,
                                     const v1::CreateAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(const auto region, RegionName::Parse(request.parent()));
  v1::AwardPlan plan = request.award_plan();
  mask::ClearOutputOnly(&plan);
  plan.set_name(AwardPlanName(region.id(), ids::NewId()).ToString());
  plan.set_state(v1::PLAN_DRAFT);
  plan.set_creator(call.caller().subject);
  if (plan.notice_workdays() == 0) plan.set_notice_workdays(domain::kNoticeWorkdays);
  Begin(plan, domain::Kept(call.now()));
  RETURN_IF_ERROR(CheckWhole(call.tx(), plan));
  store::InsertPlan(call.tx(), plan);
  Announce(call, plan, "created");
  return plan;
}

absl::StatusOr<v1::AwardPlan> Update(Deps&, rpc::WriteCall& call,
                                     const v1::UpdateAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.award_plan().name()));
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockPlanNow(call, name));
  RETURN_IF_ERROR(CheckEtag(request.award_plan().etag(), plan.etag()));
  RETURN_IF_ERROR(domain::MayInPlan(plan, PlanAct::kUpdate));
  const std::string etag = plan.etag();
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.award_plan(), &plan));
  plan.set_etag(etag);
  if (plan.notice_workdays() == 0) plan.set_notice_workdays(domain::kNoticeWorkdays);
  RETURN_IF_ERROR(CheckWhole(call.tx(), plan));
  SavePlan(call.tx(), call, domain::Kept(call.now()), "updated", plan);
  return plan;
}

absl::StatusOr<v1::AwardPlan> Open(Deps&, rpc::WriteCall& call,
                                   const v1::OpenAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockFor(call, request, PlanAct::kOpen));
  // Two persons stand behind an award from its beginning.
  if (call.caller().Is(plan.creator())) return Refuse(Reason::NOT_AUTHORIZED);
  const absl::Time now = domain::Kept(call.now());
  RETURN_IF_ERROR(domain::CheckOpening(plan, now));
  plan.set_state(domain::StateAfter(plan, PlanAct::kOpen));
  plan.set_opener(call.caller().subject);
  domain::LetTimePass(plan, now);
  SavePlan(call.tx(), call, now, "opened", plan);
  return plan;
}

absl::StatusOr<v1::AwardPlan> Reschedule(Deps&, rpc::WriteCall& call,
                                         const v1::RescheduleAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockFor(call, request, PlanAct::kReschedule));
  const absl::Time now = domain::Kept(call.now());
  v1::AwardPlan moved = plan;
  *moved.mutable_stages() = request.stages();
  RETURN_IF_ERROR(domain::CheckPlan(moved, RegionIn(plan.name())));
  RETURN_IF_ERROR(domain::CheckReschedule(plan, moved, now));
  domain::LetTimePass(moved, now);
  SavePlan(call.tx(), call, now, "rescheduled", moved);
  return moved;
}

absl::StatusOr<v1::AwardPlan> Cancel(Deps&, rpc::WriteCall& call,
                                     const v1::CancelAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(v1::AwardPlan plan, LockFor(call, request, PlanAct::kCancel));
  plan.set_state(domain::StateAfter(plan, PlanAct::kCancel));
  plan.set_cancel_reason(request.reason());
  SavePlan(call.tx(), call, domain::Kept(call.now()), "cancelled", plan);
  return plan;
}

absl::StatusOr<v1::AwardPlan> Get(Deps&, rpc::ReadCall& call,
                                  const v1::GetAwardPlanRequest& request) {
  ASSIGN_OR_RETURN(const auto name, AwardPlanName::Parse(request.name()));
  return GetPlanNow(call, name);
}

absl::StatusOr<v1::ListAwardPlansResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListAwardPlansRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::AwardPlan> plans =
      store::ListPlans(call.tx(), request.parent(), SeesAwards(call, request.parent()),
                       Only(page.after), page.size + 1);
  for (v1::AwardPlan& plan : plans) domain::LetTimePass(plan, domain::Kept(call.now()));
  v1::ListAwardPlansResponse response;
  response.set_next_page_token(
      FillPage(request, page, std::move(plans), response.mutable_award_plans()));
  return response;
}

}  // namespace linli::awards::award_plans

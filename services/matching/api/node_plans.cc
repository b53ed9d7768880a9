#include "services/matching/api/node_plans.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/time/china_day.h"
#include "services/matching/api/catalog.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/node_date.h"
#include "services/matching/storage/report_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::node_plans {
namespace {

constexpr char kKind[] = "plan";

store::Filing FilingOf(const v1::NodePlan& plan) {
  return {.kind = kKind,
          .id = store::IdIn(plan.name()),
          .region_code = store::IdIn(plan.region()),
          .shelf = std::to_string(plan.year())};
}

absl::StatusOr<v1::CalendarNode> Node(db::Tx& tx, const std::string& name) {
  ASSIGN_OR_RETURN(const CalendarNodeName parsed, CalendarNodeName::Parse(name));
  return GetFiled<v1::CalendarNode>(tx, "node", parsed);
}

// The days of each node in the plan's year; a node that has no day in it has none.
absl::StatusOr<store::PlanScope> ScopeOf(db::Tx& tx, const v1::NodePlan& plan, bool by_unit) {
  store::PlanScope scope{.from = time::StartOfDay(absl::CivilDay(plan.year(), 1, 1)),
                         .until = time::StartOfDay(absl::CivilDay(plan.year() + 1, 1, 1)),
                         .by_unit = by_unit,
                         .region_code = store::IdIn(plan.region())};
  for (const std::string& name : plan.calendar_nodes()) {
    ASSIGN_OR_RETURN(const v1::CalendarNode node, Node(tx, name));
    const auto date = domain::DateOf(node, plan.year());
    if (!date) continue;
    scope.nodes.push_back({name, time::StartOfDay(*date - node.days_before()),
                           time::StartOfDay(*date + node.days_after() + 1)});
  }
  return scope;
}

}  // namespace

absl::StatusOr<v1::NodePlan> Create(Deps&, rpc::WriteCall& call,
                                    const v1::CreateNodePlanRequest& request) {
  v1::NodePlan plan = request.node_plan();
  mask::ClearOutputOnly(&plan);
  if (const auto there = store::FindPlanOf(call.tx(), store::IdIn(plan.region()), plan.year())) {
    return Refuse(Reason::PLAN_EXISTS, {{"plan", NodePlanName(*there).ToString()}});
  }
  std::set<std::string> nodes;
  for (const std::string& node : request.node_plan().calendar_nodes()) {
    RETURN_IF_ERROR(Node(call.tx(), node).status());
    nodes.insert(node);
  }
  plan.mutable_calendar_nodes()->Assign(nodes.begin(), nodes.end());
  plan.set_name(NodePlanName(ids::NewId()).ToString());
  return FileNew(call, FilingOf(plan), plan);
}

absl::StatusOr<v1::NodePlan> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetNodePlanRequest& request) {
  ASSIGN_OR_RETURN(const NodePlanName name, NodePlanName::Parse(request.name()));
  return GetFiled<v1::NodePlan>(call.tx(), kKind, name);
}

absl::StatusOr<v1::ListNodePlansResponse> List(Deps&, rpc::ReadCall& call,
                                               const v1::ListNodePlansRequest& request) {
  const store::Filing marks{.kind = kKind, .id = "", .region_code = store::IdIn(request.region())};
  v1::ListNodePlansResponse response;
  ASSIGN_OR_RETURN(*response.mutable_next_page_token(),
                   PageOfFiled(
                       request,
                       [&](const std::string& after, int limit) {
                         return store::ListFiled(call.tx(), marks, after, limit);
                       },
                       [&](const store::Filed& one) {
                         *response.add_node_plans() =
                             store::Unfile<v1::NodePlan>(one, NodePlanName(one.id).ToString());
                       }));
  return response;
}

absl::StatusOr<v1::ShowPlanCompletionResponse> ShowCompletion(
    Deps&, rpc::ReadCall& call, const v1::ShowPlanCompletionRequest& request) {
  ASSIGN_OR_RETURN(const NodePlanName name, NodePlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(const v1::NodePlan plan, GetFiled<v1::NodePlan>(call.tx(), kKind, name));
  const bool by_unit = request.grouping() == v1::ShowPlanCompletionRequest::BY_UNIT;
  ASSIGN_OR_RETURN(const store::PlanScope scope, ScopeOf(call.tx(), plan, by_unit));
  v1::ShowPlanCompletionResponse response;
  for (auto& row : store::CompletionOf(call.tx(), scope)) {
    row.set_nodes(static_cast<int>(scope.nodes.size()));
    if (!by_unit) row.set_local_target(plan.local_target());
    *response.add_rows() = std::move(row);
  }
  return response;
}

}  // namespace linli::matching::node_plans

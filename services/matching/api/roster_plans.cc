#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/paging/page.h"
#include "services/matching/api/roster_checks.h"
#include "services/matching/api/rosters.h"
#include "services/matching/storage/roster_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::rosters {
namespace {

constexpr int64_t kMostApplications = 100'000;
constexpr int64_t kMostShifts = 500;
constexpr int64_t kMostPairs = 20'000'000;

absl::Status CheckSize(const store::RosterSize& size) {
  if (size.applications <= kMostApplications && size.shifts <= kMostShifts &&
      size.applications * size.shifts <= kMostPairs) {
    return absl::OkStatus();
  }
  return Refuse(Reason::ROSTER_TOO_LARGE, {{"applications", std::to_string(size.applications)},
                                           {"shifts", std::to_string(size.shifts)}});
}

// The shifts and the plan that settings name are of this activity.
void CheckSettings(const v1::RosterSettings& settings, const std::string& activity,
                   const std::set<std::string>& shifts, Violations& violations) {
  for (int i = 0; i < settings.pinned_size(); ++i) {
    if (!shifts.contains(settings.pinned(i).shift())) {
      violations.Add(absl::StrCat("plan.settings.pinned[", i, "].shift"),
                     Reason::ROSTER_SHIFT_ELSEWHERE);
    }
  }
  for (int i = 0; i < settings.minimum_crews_size(); ++i) {
    if (!shifts.contains(settings.minimum_crews(i).shift())) {
      violations.Add(absl::StrCat("plan.settings.minimum_crews[", i, "].shift"),
                     Reason::ROSTER_SHIFT_ELSEWHERE);
    }
  }
  if (!settings.previous_plan().empty() &&
      !absl::StartsWith(settings.previous_plan(), absl::StrCat(activity, "/"))) {
    violations.Add("plan.settings.previous_plan", Reason::ROSTER_SHIFT_ELSEWHERE);
  }
}

}  // namespace

absl::StatusOr<v1::RosterPlan> Create(Deps&, rpc::WriteCall& call,
                                      const v1::CreateRosterPlanRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  RETURN_IF_ERROR(CheckOpen(call.tx(), activity, call.now()));
  const v1::RosterSettings& settings = request.plan().settings();
  Violations violations;
  CheckSettings(settings, request.parent(), ShiftsOf(call.tx(), activity), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (!settings.previous_plan().empty()) {
    ASSIGN_OR_RETURN(const RosterPlanName previous,
                     RosterPlanName::Parse(settings.previous_plan()));
    RETURN_IF_ERROR(store::GetRosterPlan(call.tx(), previous).status());
  }
  RETURN_IF_ERROR(CheckSize(store::SizeOfRoster(call.tx(), activity, call.now())));
  return store::InsertRosterPlan(
      call.tx(), RosterPlanName(activity.id(0), activity.id(), ids::NewId()), call.now(), settings);
}

absl::StatusOr<v1::RosterPlan> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetRosterPlanRequest& request) {
  ASSIGN_OR_RETURN(const RosterPlanName name, RosterPlanName::Parse(request.name()));
  return store::GetRosterPlan(call.tx(), name);
}

absl::StatusOr<v1::ListRosterPlansResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListRosterPlansRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::RosterPlan> found =
      store::ListRosterPlans(call.tx(), activity, page.first() ? "" : page.after[0], page.size + 1);
  v1::ListRosterPlansResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {RosterPlanName::Parse(found.back().name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::RosterPlan& one : found) *response.add_plans() = std::move(one);
  return response;
}

absl::StatusOr<v1::ListRosterAssignmentsResponse> ListAssignments(
    Deps&, rpc::ReadCall& call, const v1::ListRosterAssignmentsRequest& request) {
  ASSIGN_OR_RETURN(const RosterPlanName plan, RosterPlanName::Parse(request.parent()));
  RETURN_IF_ERROR(store::GetRosterPlan(call.tx(), plan).status());
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  std::vector<v1::RosterAssignment> found =
      store::ListRosterAssignments(call.tx(), plan, page.first() ? "" : page.after[0],
                                   page.first() ? "" : page.after[1], page.size + 1);
  v1::ListRosterAssignmentsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {store::IdIn(found.back().volunteer()),
                               ShiftName::Parse(found.back().shift())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::RosterAssignment& one : found) *response.add_assignments() = std::move(one);
  return response;
}

absl::StatusOr<v1::RosterPlan> Cancel(Deps&, rpc::WriteCall& call,
                                      const v1::CancelRosterPlanRequest& request) {
  ASSIGN_OR_RETURN(const RosterPlanName name, RosterPlanName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::RosterPlan plan, store::LockRosterPlan(call.tx(), name));
  if (plan.state() == v1::RosterPlan::CANCELLED) return plan;
  if (plan.state() == v1::RosterPlan::COMMITTED) return Refuse(Reason::ROSTER_PLAN_COMMITTED);
  plan.set_state(v1::RosterPlan::CANCELLED);
  return store::SaveRosterPlan(call.tx(), plan, call.now());
}

}  // namespace linli::matching::rosters

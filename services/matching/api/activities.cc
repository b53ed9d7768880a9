#include "services/matching/api/activities.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/identity/caller.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/paging/page.h"
#include "common/policy/policy.h"
#include "common/time/proto_time.h"
#include "services/matching/api/activity_terms.h"
#include "services/matching/api/etag.h"
#include "services/matching/api/facts.h"
#include "services/matching/api/new_shifts.h"
#include "services/matching/api/page_key.h"
#include "services/matching/api/standing.h"
#include "services/matching/domain/activity_window.h"
#include "services/matching/domain/recruiting.h"
#include "services/matching/storage/activity_store.h"
#include "services/matching/storage/shift_store.h"

namespace linli::matching::activities {
namespace {

constexpr char kAny[] = "-";

v1::Activity NewDraft(const OrganizationName& parent, const v1::Activity& sent, absl::Time now) {
  v1::Activity draft = sent;
  mask::ClearOutputOnly(&draft);
  draft.set_name(ActivityName(parent.id(), ids::NewId()).ToString());
  *draft.mutable_create_time() = time::ToProto(now);
  if (draft.recruit_scope() == v1::Activity::RECRUIT_SCOPE_UNSPECIFIED) {
    draft.set_recruit_scope(v1::Activity::OPEN);
  }
  return draft;
}

absl::StatusOr<store::ActivityFilter> FilterOf(const v1::ListActivitiesRequest& request,
                                               const paging::Page& page, absl::Time now) {
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  store::ActivityFilter filter;
  const bool any = parent.id() == kAny;
  if (!any) filter.organization_id = parent.id();
  filter.region_code = store::IdIn(request.region());
  if (request.state() != v1::Activity::STATE_UNSPECIFIED) filter.state = request.state();
  if (request.has_window_start_time()) {
    filter.ends_after = time::FromProto(request.window_start_time());
  } else if (any) {
    filter.ends_after = now;
  }
  filter.theme = request.theme();
  filter.care = request.care();
  filter.project = request.project();
  filter.campaign = request.campaign();
  if (request.has_window_end_time()) {
    filter.starts_before = time::FromProto(request.window_end_time());
  }
  filter.category = request.category();
  if (!page.first()) {
    ASSIGN_OR_RETURN(filter.after_start, TimeIn(page.after[0]));
    filter.after_id = page.after[1];
  }
  return filter;
}

// Drafts are listed for those who run the one organisation.
absl::Status CheckMayList(const store::ActivityFilter& filter) {
  if (filter.state != v1::Activity::DRAFT || filter.with_hidden) return absl::OkStatus();
  return Refuse(Reason::NOT_AUTHORIZED);
}

absl::StatusOr<domain::RegionFacts> AskRegion(Deps& deps, const rpc::Call& call,
                                              const registration::v1::Organization& organization,
                                              const std::string& region) {
  const auto found = deps.registration.GetRegion(call.Outbound(), region);
  if (!found.ok() && !absl::IsNotFound(found.status())) return found.status();
  return domain::RegionFacts{found.ok(), organization.region()};
}

void CheckRegion(db::Tx& tx, const v1::Activity& activity, const domain::RegionFacts& facts,
                 absl::Time now, Violations& violations) {
  const auto policy = policy::At<v1::Policy>(tx, facts.of_organization, now);
  domain::CheckActivityRegion(policy->publish(), activity, facts, violations);
}

// What an update may have made of a draft: its place is one, and so is its window, which holds the
// shifts that it has.
absl::Status CheckDraft(rpc::WriteCall& call, v1::Activity& activity, const NewRegion& region) {
  db::Tx& tx = call.tx();
  Violations violations;
  if (region) CheckRegion(tx, activity, *region, call.now(), violations);
  CompleteTerms(tx, call.caller(), call.now(),
                activity.recruit_scope() == v1::Activity::PASSCODE &&
                    store::HasPasscode(tx, *ActivityName::Parse(activity.name())),
                "activity.", activity, violations);
  if (activity.place().has_point() &&
      activity.place().point().datum() == types::v1::DATUM_UNSPECIFIED) {
    violations.Add("activity.place.point.datum", Reason::FIELD_REQUIRED);
  }
  const auto policy = policy::At<v1::Policy>(tx, activity.region(), call.now());
  domain::CheckActivityWindow(policy->publish(), activity, "activity.end_time", violations);
  if (store::CountShiftsOutside(tx, activity) > 0) {
    violations.Add("activity.start_time", Reason::SHIFT_OUTSIDE_ACTIVITY);
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<Recruiter> Ask(Deps& deps, const rpc::Call& call,
                              const v1::CreateActivityRequest& request) {
  ASSIGN_OR_RETURN(const auto organization,
                   deps.registration.GetOrganization(call.Outbound(), request.parent()));
  ASSIGN_OR_RETURN(const domain::RegionFacts region,
                   AskRegion(deps, call, *organization, request.activity().region()));
  return Recruiter{MayRecruit(*organization), region};
}

void CheckCreate(const v1::CreateActivityRequest& request, absl::Time, Violations& violations) {
  for (int i = 0; i < request.shifts_size(); ++i) {
    domain::CheckAges(request.shifts(i), absl::StrCat("shifts[", i, "].maximum_age"), violations);
  }
}

absl::StatusOr<v1::CreateActivityResponse> Create(Deps& deps, rpc::WriteCall& call,
                                                  const v1::CreateActivityRequest& request,
                                                  const Recruiter& recruiter) {
  if (!recruiter.may_recruit) return Refuse(Reason::ORGANIZATION_CANNOT_RECRUIT);
  ASSIGN_OR_RETURN(const OrganizationName parent, OrganizationName::Parse(request.parent()));
  const auto policy = policy::At<v1::Policy>(call.tx(), request.activity().region(), call.now());
  v1::Activity draft = NewDraft(parent, request.activity(), call.now());
  Violations violations;
  CheckRegion(call.tx(), draft, recruiter.region, call.now(), violations);
  domain::CheckActivityWindow(policy->publish(), draft, "activity.end_time", violations);
  CompleteTerms(call.tx(), call.caller(), call.now(), /*has_passcode=*/false, "activity.", draft,
                violations);
  for (int i = 0; i < request.shifts_size(); ++i) {
    domain::CheckShiftWindow(policy->publish(), request.activity(), request.shifts(i),
                             absl::StrCat("shifts[", i, "].end_time"), violations);
  }
  CheckCreate(request, call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  v1::CreateActivityResponse response;
  const std::optional<std::string> passcode_index = TakePasscode(deps, draft);
  *response.mutable_activity() = store::InsertActivity(call.tx(), draft, passcode_index);
  for (v1::Shift& shift :
       InsertNewShifts(call.tx(), response.activity(), call.now(), request.shifts())) {
    *response.add_shifts() = std::move(shift);
  }
  return response;
}

absl::StatusOr<v1::Activity> Get(Deps&, rpc::ReadCall& call,
                                 const v1::GetActivityRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Activity activity, store::GetActivity(call.tx(), name));
  RETURN_IF_ERROR(CheckKnown(call.tx(), call.caller(), call.now(), name.parent(),
                             activity.has_publish_time(), request.name()));
  return activity;
}

absl::StatusOr<v1::ListActivitiesResponse> List(Deps&, rpc::ReadCall& call,
                                                const v1::ListActivitiesRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  ASSIGN_OR_RETURN(store::ActivityFilter filter, FilterOf(request, page, call.now()));
  filter.with_hidden = !filter.organization_id.empty() &&
                       RunsOrganization(call.tx(), call.caller(),
                                        OrganizationName(filter.organization_id), call.now());
  RETURN_IF_ERROR(CheckMayList(filter));
  std::vector<v1::Activity> activities = store::ListActivities(call.tx(), filter, page.size + 1);
  v1::ListActivitiesResponse response;
  if (activities.size() > static_cast<size_t>(page.size)) {
    activities.pop_back();
    const v1::Activity& last = activities.back();
    const std::string key[] = {KeyOf(time::FromProto(last.start_time())),
                               ActivityName::Parse(last.name())->id()};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::Activity& activity : activities) *response.add_activities() = std::move(activity);
  return response;
}

absl::StatusOr<NewRegion> AskUpdate(Deps& deps, const rpc::Call& call,
                                    const v1::UpdateActivityRequest& request) {
  const auto& paths = request.update_mask().paths();
  if (std::count(paths.begin(), paths.end(), "region") == 0) return NewRegion();
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.activity().name()));
  ASSIGN_OR_RETURN(const auto organization,
                   deps.registration.GetOrganization(call.Outbound(), name.parent().ToString()));
  ASSIGN_OR_RETURN(domain::RegionFacts facts,
                   AskRegion(deps, call, *organization, request.activity().region()));
  return NewRegion(std::move(facts));
}

absl::StatusOr<v1::Activity> Update(Deps& deps, rpc::WriteCall& call,
                                    const v1::UpdateActivityRequest& request,
                                    const NewRegion& region) {
  ASSIGN_OR_RETURN(const ActivityName name, ActivityName::Parse(request.activity().name()));
  ASSIGN_OR_RETURN(v1::Activity activity, store::LockActivity(call.tx(), name));
  RETURN_IF_ERROR(CheckEtag(request.activity().etag(), activity.etag()));
  if (activity.state() != v1::Activity::DRAFT) return Refuse(Reason::ACTIVITY_NOT_DRAFT);
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), request.activity(), &activity));
  RETURN_IF_ERROR(CheckDraft(call, activity, region));
  const std::optional<std::string> passcode_index = TakePasscode(deps, activity);
  activity = store::SaveActivity(call.tx(), activity, call.now(), std::nullopt, passcode_index);
  store::LocateShifts(call.tx(), activity, call.now());
  call.Forget(activity.name(), VersionOf(activity.etag()));
  return activity;
}

}  // namespace linli::matching::activities

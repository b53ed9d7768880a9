#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/paging/page.h"
#include "services/matching/api/roster_checks.h"
#include "services/matching/api/rosters.h"
#include "services/matching/storage/index_store.h"
#include "services/matching/storage/roster_store.h"

namespace linli::matching::rosters {
namespace {

// Adds what is wrong with one application; `field` is its path in the request.
void Check(const v1::RosterApplication& application, const std::string& field,
           const std::set<std::string>& shifts, const std::set<std::string>& active,
           Violations& violations) {
  if (!active.contains(store::IdIn(application.volunteer()))) {
    violations.Add(absl::StrCat(field, ".volunteer"), Reason::VOLUNTEER_CANNOT_SERVE);
  }
  for (int i = 0; i < application.preferred_shifts_size(); ++i) {
    if (!shifts.contains(application.preferred_shifts(i))) {
      violations.Add(absl::StrCat(field, ".preferred_shifts[", i, "]"),
                     Reason::ROSTER_SHIFT_ELSEWHERE);
    }
  }
}

std::set<std::string> ActiveOf(db::Tx& tx, const std::vector<std::string>& ids) {
  std::set<std::string> active;
  for (const store::IndexedVolunteer& one : store::SomeVolunteers(tx, ids)) {
    if (one.active) active.insert(one.id);
  }
  return active;
}

}  // namespace

absl::StatusOr<v1::RosterApplication> Submit(Deps&, rpc::WriteCall& call,
                                             const v1::SubmitRosterApplicationRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  RETURN_IF_ERROR(CheckOpen(call.tx(), activity, call.now()));
  const v1::RosterApplication& application = request.application();
  const std::set<std::string> active = ActiveOf(call.tx(), {store::IdIn(application.volunteer())});
  if (active.empty()) return Refuse(Reason::VOLUNTEER_CANNOT_SERVE);
  Violations violations;
  Check(application, "application", ShiftsOf(call.tx(), activity), active, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return store::PutRosterApplications(call.tx(), activity, call.now(), "", {application})[0];
}

absl::StatusOr<v1::ImportRosterApplicationsResponse> Import(
    Deps&, rpc::WriteCall& call, const v1::ImportRosterApplicationsRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  RETURN_IF_ERROR(CheckOpen(call.tx(), activity, call.now()));
  std::vector<std::string> ids;
  std::set<std::string> once;
  Violations violations;
  for (int i = 0; i < request.applications_size(); ++i) {
    ids.push_back(store::IdIn(request.applications(i).volunteer()));
    if (!once.insert(ids.back()).second) {
      violations.Add(absl::StrCat("applications[", i, "].volunteer"), Reason::FIELD_REPEATED);
    }
  }
  const std::set<std::string> shifts = ShiftsOf(call.tx(), activity);
  const std::set<std::string> active = ActiveOf(call.tx(), ids);
  for (int i = 0; i < request.applications_size(); ++i) {
    Check(request.applications(i), absl::StrCat("applications[", i, "]"), shifts, active,
          violations);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  store::PutRosterApplications(call.tx(), activity, call.now(), request.consent_proof(),
                               {request.applications().begin(), request.applications().end()});
  v1::ImportRosterApplicationsResponse response;
  response.set_imported(request.applications_size());
  return response;
}

absl::StatusOr<v1::WithdrawRosterApplicationResponse> Withdraw(
    Deps&, rpc::WriteCall& call, const v1::WithdrawRosterApplicationRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  store::DeleteRosterApplication(call.tx(), activity, store::IdIn(request.volunteer()));
  return v1::WithdrawRosterApplicationResponse();
}

absl::StatusOr<v1::ListRosterApplicationsResponse> ListApplications(
    Deps&, rpc::ReadCall& call, const v1::ListRosterApplicationsRequest& request) {
  ASSIGN_OR_RETURN(const ActivityName activity, ActivityName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  std::vector<v1::RosterApplication> found = store::ListRosterApplications(
      call.tx(), activity, page.first() ? "" : page.after[0], page.size + 1);
  v1::ListRosterApplicationsResponse response;
  if (found.size() > static_cast<size_t>(page.size)) {
    found.pop_back();
    const std::string key[] = {store::IdIn(found.back().volunteer())};
    response.set_next_page_token(paging::NextPageToken(request, key));
  }
  for (v1::RosterApplication& one : found) *response.add_applications() = std::move(one);
  return response;
}

}  // namespace linli::matching::rosters

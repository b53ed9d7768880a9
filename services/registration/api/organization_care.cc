#include "services/registration/api/organization_care.h"

#include <set>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/organization_care.h"
#include "services/registration/storage/organization_care_store.h"
#include "services/registration/storage/organization_store.h"

namespace linli::registration::organization_care {
namespace {

// Held as it is until this is done.
absl::StatusOr<store::SharedOrganization> Share(db::Tx& tx, const std::string& name) {
  auto organization = store::ShareOrganization(tx, IdIn(name));
  if (!organization) return NotFound(name);
  return *std::move(organization);
}

// Each item exists and comes once.
absl::Status CheckItems(db::Tx& tx, const v1::RecordComplianceRequest& request) {
  std::vector<std::string> ids;
  for (const v1::ComplianceItem& item : request.items()) ids.push_back(IdIn(item.checklist()));
  const auto listed = store::KnownItems(tx, ids);
  std::set<std::pair<std::string, int>> known(listed.begin(), listed.end());
  Violations violations;
  for (int i = 0; i < request.items_size(); ++i) {
    const v1::ComplianceItem& item = request.items(i);
    if (known.erase({item.checklist(), item.number()}) == 1) continue;
    violations.Add(absl::StrCat("items[", i, "].number"), Reason::CHECKLIST_ITEM,
                   {{"item", absl::StrCat(item.number())}});
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<v1::MemberUnit> Seat(Deps&, rpc::WriteCall& call,
                                    const v1::SeatMemberUnitRequest& request) {
  v1::MemberUnit seated = request.member_unit();
  // Two that take the office over come one after the other.
  if (seated.holds_office()) {
    RETURN_IF_ERROR(store::LockOrganization(call.tx(), IdIn(request.parent())).status());
  }
  ASSIGN_OR_RETURN(const auto committee, Share(call.tx(), request.parent()));
  ASSIGN_OR_RETURN(const auto unit, Share(call.tx(), seated.unit()));
  RETURN_IF_ERROR(domain::CheckSeat(committee.form, committee.state, unit.form, unit.state));
  *seated.mutable_update_time() = time::ToProto(call.now());
  if (seated.holds_office()) store::VacateOffice(call.tx(), IdIn(request.parent()), seated);
  return store::SeatUnit(call.tx(), IdIn(request.parent()), seated);
}

absl::StatusOr<v1::MemberUnit> Unseat(Deps&, rpc::WriteCall& call,
                                      const v1::UnseatMemberUnitRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::MemberUnitName::Parse(request.name()));
  std::optional<v1::MemberUnit> unseated = store::UnseatUnit(call.tx(), name.id(0), name.id());
  if (!unseated) return NotFound(request.name());
  return *std::move(unseated);
}

absl::StatusOr<v1::ListMemberUnitsResponse> ListUnits(Deps&, rpc::ReadCall& call,
                                                      const v1::ListMemberUnitsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListMemberUnitsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::MemberUnits(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_member_units(),
      [](const v1::MemberUnit& last) { return std::vector<std::string>{IdIn(last.unit())}; }));
  return response;
}

absl::StatusOr<v1::CommitteeMeeting> RecordMeeting(
    Deps&, rpc::WriteCall& call, const v1::RecordCommitteeMeetingRequest& request) {
  ASSIGN_OR_RETURN(const auto committee, Share(call.tx(), request.parent()));
  const std::string id = IdIn(request.parent());
  v1::CommitteeMeeting meeting = request.meeting();
  mask::ClearOutputOnly(&meeting);
  RETURN_IF_ERROR(
      domain::CheckMeeting(committee.form, committee.state, meeting, time::DayOf(call.now())));
  std::vector<std::string> units;
  for (const std::string& unit : meeting.units()) units.push_back(IdIn(unit));
  if (!store::AreSeated(call.tx(), id, units)) return Refuse(Reason::ORGANIZATION_HOST);
  meeting.set_name(domain::CommitteeMeetingName(id, ids::NewId()).ToString());
  *meeting.mutable_create_time() = time::ToProto(call.now());
  store::AddMeeting(call.tx(), meeting);
  return meeting;
}

absl::StatusOr<v1::ListCommitteeMeetingsResponse> ListMeetings(
    Deps&, rpc::ReadCall& call, const v1::ListCommitteeMeetingsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListCommitteeMeetingsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::Meetings(call.tx(), IdIn(request.parent()), request.kind(), Only(page.after),
                               page.size + 1),
               response.mutable_meetings(), [](const v1::CommitteeMeeting& last) {
                 return std::vector<std::string>{IdIn(last.name())};
               }));
  return response;
}

absl::StatusOr<v1::ListChecklistsResponse> ListChecklists(
    Deps&, rpc::ReadCall& call, const v1::ListChecklistsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListChecklistsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::Checklists(call.tx(), Only(page.after), page.size + 1),
      response.mutable_checklists(),
      [](const v1::Checklist& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

absl::StatusOr<v1::RecordComplianceResponse> RecordCompliance(
    Deps&, rpc::WriteCall& call, const v1::RecordComplianceRequest& request) {
  RETURN_IF_ERROR(Share(call.tx(), request.parent()).status());
  RETURN_IF_ERROR(CheckItems(call.tx(), request));
  std::vector<v1::ComplianceItem> items(request.items().begin(), request.items().end());
  v1::RecordComplianceResponse response;
  for (v1::ComplianceItem& item : items) {
    item.set_checker(call.caller().subject);
    *item.mutable_check_time() = time::ToProto(call.now());
    *response.add_items() = item;
  }
  store::AddFindings(call.tx(), IdIn(request.parent()), items, call.caller().subject, call.now());
  return response;
}

absl::StatusOr<v1::ListComplianceResponse> ListCompliance(
    Deps&, rpc::ReadCall& call, const v1::ListComplianceRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  int number = 0;
  if (!page.first() && !absl::SimpleAtoi(page.after[1], &number)) {
    return Refuse(Reason::PAGE_TOKEN);
  }
  v1::ListComplianceResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::Findings(call.tx(), IdIn(request.parent()), page.first() ? "" : page.after[0], number,
                      page.size + 1),
      response.mutable_items(), [](const v1::ComplianceItem& last) {
        return std::vector<std::string>{IdIn(last.checklist()), absl::StrCat(last.number())};
      }));
  return response;
}

absl::StatusOr<v1::OnboardingStep> RecordStep(Deps&, rpc::WriteCall& call,
                                              const v1::RecordOnboardingStepRequest& request) {
  ASSIGN_OR_RETURN(const auto organization, Share(call.tx(), request.parent()));
  const std::string id = IdIn(request.parent());
  v1::OnboardingStep step = request.step();
  mask::ClearOutputOnly(&step);
  RETURN_IF_ERROR(domain::CheckStep(step, organization.state, store::WasGuided(call.tx(), id)));
  step.set_name(domain::OnboardingStepName(id, ids::NewId()).ToString());
  step.set_taken_by(call.caller().subject);
  *step.mutable_take_time() = time::ToProto(call.now());
  store::AddStep(call.tx(), step);
  return step;
}

absl::StatusOr<v1::ListOnboardingStepsResponse> ListSteps(
    Deps&, rpc::ReadCall& call, const v1::ListOnboardingStepsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListOnboardingStepsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::Steps(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_steps(),
      [](const v1::OnboardingStep& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

absl::StatusOr<v1::LogoPermission> RequestLogo(Deps&, rpc::WriteCall& call,
                                               const v1::RequestLogoPermissionRequest& request) {
  ASSIGN_OR_RETURN(const auto organization, Share(call.tx(), request.parent()));
  if (organization.state != v1::ORGANIZATION_APPROVED) {
    return Refuse(Reason::ORGANIZATION_STATE,
                  {{"state", v1::OrganizationState_Name(organization.state)}});
  }
  v1::LogoPermission permission = request.permission();
  mask::ClearOutputOnly(&permission);
  permission.set_name(domain::LogoPermissionName(IdIn(request.parent()), ids::NewId()).ToString());
  permission.set_state(v1::LOGO_REQUESTED);
  permission.set_applicant(call.caller().subject);
  permission.set_etag("1");
  *permission.mutable_create_time() = time::ToProto(call.now());
  *permission.mutable_update_time() = time::ToProto(call.now());
  store::AddLogoPermission(call.tx(), permission);
  return permission;
}

absl::StatusOr<v1::LogoPermission> DecideLogo(Deps&, rpc::WriteCall& call,
                                              const v1::DecideLogoPermissionRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::LogoPermissionName::Parse(request.name()));
  std::optional<v1::LogoPermission> permission =
      store::LockLogoPermission(call.tx(), name.id(0), name.id());
  if (!permission) return NotFound(request.name());
  RETURN_IF_ERROR(CheckEtag(request.etag(), permission->etag()));
  RETURN_IF_ERROR(
      domain::CheckLogoDecision(*permission, request, call.caller().subject, call.now()));
  const bool was_granted = permission->state() == v1::LOGO_GRANTED;
  permission->set_state(request.granted() ? v1::LOGO_GRANTED
                        : was_granted     ? v1::LOGO_WITHDRAWN
                                          : v1::LOGO_REFUSED);
  if (request.has_end_time()) *permission->mutable_end_time() = request.end_time();
  permission->set_decider(call.caller().subject);
  permission->set_reason(request.reason());
  permission->set_etag(NextEtag(permission->etag()));
  *permission->mutable_update_time() = time::ToProto(call.now());
  store::SaveLogoPermission(call.tx(), *permission);
  return *std::move(permission);
}

absl::StatusOr<v1::ListLogoPermissionsResponse> ListLogos(
    Deps&, rpc::ReadCall& call, const v1::ListLogoPermissionsRequest& request) {
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListLogoPermissionsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::LogoPermissions(call.tx(), IdIn(request.parent()), Only(page.after), page.size + 1),
      response.mutable_logo_permissions(),
      [](const v1::LogoPermission& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::organization_care

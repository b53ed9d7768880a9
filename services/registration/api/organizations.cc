#include "services/registration/api/organizations.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/mask/field_mask.h"
#include "common/mask/output_only.h"
#include "common/mask/personal.h"
#include "common/policy/policy.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/characters.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/organization_application.h"
#include "services/registration/domain/organization_decision.h"
#include "services/registration/domain/organization_entry.h"
#include "services/registration/domain/organization_tree.h"
#include "services/registration/domain/phone.h"
#include "services/registration/storage/application_store.h"
#include "services/registration/storage/delegation_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/partner_system_store.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::organizations {
namespace {

// What the creator entered, with nothing that only we set.
v1::Organization NewOrganization(const v1::Organization& entered, const rpc::Call& call) {
  v1::Organization organization = entered;
  mask::ClearOutputOnly(&organization);
  organization.set_name(domain::OrganizationName(ids::NewId()).ToString());
  if (entered.join_mode() == v1::JOIN_MODE_UNSPECIFIED) organization.set_join_mode(v1::VERIFY);
  if (entered.form() == v1::ORGANIZATION_FORM_UNSPECIFIED) organization.set_form(v1::TEAM);
  organization.set_state(v1::ORGANIZATION_PENDING);
  organization.set_creator(call.caller().subject);
  organization.set_etag("1");
  *organization.mutable_create_time() = time::ToProto(call.now());
  *organization.mutable_update_time() = time::ToProto(call.now());
  *organization.mutable_last_activity_time() = time::ToProto(call.now());
  return organization;
}

// As it is kept and shown: normalised, secrets taken out after they were sealed.
void Normalise(const domain::OrganizationFacts& facts, v1::Organization& organization) {
  organization.set_unified_social_credit_code(facts.credit_code);
  if (!facts.phone.empty()) {
    organization.set_masked_contact_phone(mask::Phone(domain::LocalForm(facts.phone)));
  }
  organization.clear_contact_phone();
}

bool Names(const google::protobuf::FieldMask& mask, std::string_view path) {
  return std::count(mask.paths().begin(), mask.paths().end(), path) > 0;
}

absl::Status CheckEntry(rpc::WriteCall& call, const v1::Organization& organization,
                        bool has_password, domain::OrganizationFacts& facts) {
  Violations violations;
  facts = domain::CheckOrganization(organization, has_password, violations);
  domain::CheckFoundingDate(organization, call.now(), violations);
  if (!store::MissingRegions(call.tx(), {IdIn(organization.region())}).empty()) {
    violations.Add("organization.region", Reason::REGION_UNKNOWN,
                   {{"region", organization.region()}});
  }
  if (!organization.system().empty() &&
      !store::IsPartnerSystem(call.tx(), IdIn(organization.system()))) {
    violations.Add("organization.system", Reason::PARTNER_SYSTEM_UNKNOWN,
                   {{"system", organization.system()}});
  }
  return violations.ToStatus();
}

// Before it is submitted, for the first time or again.
absl::Status CheckMaySubmit(rpc::WriteCall& call, const v1::Organization& organization) {
  const auto policy = policy::At<v1::Policy>(call.tx(), organization.region(), call.now());
  return domain::CheckApplications(
      *policy, store::LockAndCountApplications(call.tx(), organization.creator(),
                                               IdIn(organization.name())));
}

// The unit at which it stands is there, and stays until this is done.
absl::Status CheckHost(db::Tx& tx, const v1::Organization& organization) {
  if (organization.host_unit().empty()) return absl::OkStatus();
  const auto unit = store::ShareOrganization(tx, IdIn(organization.host_unit()));
  const bool fits = unit && unit->state == v1::ORGANIZATION_APPROVED && unit->form == v1::UNIT;
  return fits ? absl::OkStatus() : Refuse(Reason::ORGANIZATION_HOST);
}

// Below an approved parent of a form that fits, held until it stands there: nobody dissolves the
// parent meanwhile. Its ancestors, parent first, and by default its partner system come from there.
absl::Status PlaceInTree(db::Tx& tx, v1::Organization& organization) {
  RETURN_IF_ERROR(domain::CheckLevel(organization.form(), IdIn(organization.region()).size()));
  if (organization.parent().empty()) return domain::CheckPlaceInTree(organization.form(), {});
  const auto parent = store::ShareOrganization(tx, IdIn(organization.parent()));
  if (!parent || parent->state != v1::ORGANIZATION_APPROVED) {
    return Refuse(Reason::ORGANIZATION_PARENT);
  }
  organization.add_ancestors(organization.parent());
  for (const std::string& id : parent->ancestors) {
    organization.add_ancestors(domain::OrganizationName(id).ToString());
  }
  if (organization.system().empty() && !parent->system.empty()) {
    organization.set_system(domain::PartnerSystemName(parent->system).ToString());
  }
  return domain::CheckPlaceInTree(organization.form(), parent->form);
}

// One decision of an approver.
absl::StatusOr<v1::Organization> Decide(Deps& deps, rpc::WriteCall& call, const std::string& name,
                                        const std::string& etag, v1::OrganizationState state,
                                        const std::string& reason) {
  ASSIGN_OR_RETURN(const auto parsed, domain::OrganizationName::Parse(name));
  ASSIGN_OR_RETURN(store::LockedOrganization locked,
                   store::LockOrganization(call.tx(), parsed.id()));
  v1::Organization& organization = locked.organization;
  RETURN_IF_ERROR(CheckEtag(etag, organization.etag()));
  const auto policy = policy::At<v1::Policy>(call.tx(), organization.region(), call.now());
  RETURN_IF_ERROR(domain::CheckDecision(*policy, organization, call.caller().subject,
                                        HeldOver(call, call.tx(), name)));
  organization.set_state(state);
  organization.set_rejection_reason(reason);
  organization.set_decider(call.caller().subject);
  *organization.mutable_decide_time() = time::ToProto(call.now());
  *organization.mutable_update_time() = time::ToProto(call.now());
  *organization.mutable_last_activity_time() = time::ToProto(call.now());
  organization.set_etag(NextEtag(organization.etag()));
  Violations none;
  store::SaveOrganization(call.tx(), deps.vault, organization,
                          domain::CheckOrganization(organization, true, none));
  return organization;
}

// Its creator runs it from the approval on.
void MakeManager(rpc::WriteCall& call, const v1::Organization& organization) {
  v1::Delegation delegation;
  delegation.set_name(domain::DelegationName(ids::NewId()).ToString());
  delegation.set_subject(organization.creator());
  delegation.set_role(options::v1::ORGANIZATION_MANAGER);
  delegation.set_over(organization.name());
  *delegation.mutable_start_time() = time::ToProto(call.now());
  delegation.set_basis("approval of the organisation that it created");
  delegation.set_grantor(call.caller().subject);
  delegation.set_etag("1");
  *delegation.mutable_create_time() = time::ToProto(call.now());
  store::AddDelegation(call.tx(), delegation);
  Announce(call, delegation, "granted");
}

// Another form at the same place.
absl::Status PlaceAgain(db::Tx& tx, v1::Organization& organization) {
  if (organization.form() == v1::ORGANIZATION_FORM_UNSPECIFIED) organization.set_form(v1::TEAM);
  v1::Organization placed = organization;
  placed.clear_ancestors();
  return PlaceInTree(tx, placed);
}

// The narrowest place that the list is about.
std::string PlaceOf(const v1::ListOrganizationsRequest& request) {
  if (!request.parent().empty()) return request.parent();
  if (request.system().empty()) return request.region();
  return request.region() == "regions/-" ? request.system()
                                         : absl::StrCat(request.region(), "/", request.system());
}

}  // namespace

void CheckCreate(const v1::CreateOrganizationRequest& request, absl::Time now,
                 Violations& violations) {
  domain::CheckOrganization(request.organization(), /*has_password=*/false, violations);
  domain::CheckFoundingDate(request.organization(), now, violations);
}

absl::StatusOr<v1::Organization> Create(Deps& deps, rpc::WriteCall& call,
                                        const v1::CreateOrganizationRequest& request) {
  v1::Organization organization = NewOrganization(request.organization(), call);
  domain::OrganizationFacts facts;
  RETURN_IF_ERROR(CheckEntry(call, organization, false, facts));
  RETURN_IF_ERROR(PlaceInTree(call.tx(), organization));
  RETURN_IF_ERROR(CheckHost(call.tx(), organization));
  RETURN_IF_ERROR(CheckMaySubmit(call, organization));
  RETURN_IF_ERROR(store::CheckClash(call.tx(), organization, facts));
  Normalise(facts, organization);
  store::AddOrganization(call.tx(), deps.vault, organization, facts);
  organization.clear_join_password();
  Announce(call, organization, "created");
  return organization;
}

absl::StatusOr<v1::Organization> Approve(Deps& deps, rpc::WriteCall& call,
                                         const v1::ApproveOrganizationRequest& request) {
  ASSIGN_OR_RETURN(v1::Organization organization, Decide(deps, call, request.name(), request.etag(),
                                                         v1::ORGANIZATION_APPROVED, ""));
  MakeManager(call, organization);
  Announce(call, organization, "approved");
  return organization;
}

absl::StatusOr<v1::Organization> Reject(Deps& deps, rpc::WriteCall& call,
                                        const v1::RejectOrganizationRequest& request) {
  ASSIGN_OR_RETURN(v1::Organization organization,
                   Decide(deps, call, request.name(), request.etag(), v1::ORGANIZATION_REJECTED,
                          request.reason()));
  Announce(call, organization, "rejected");
  return organization;
}

absl::StatusOr<v1::Organization> Get(Deps&, rpc::ReadCall& call,
                                     const v1::GetOrganizationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::OrganizationName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Organization organization, store::GetOrganization(call.tx(), name.id()));
  if (domain::MaySee(organization, call.caller().subject, {})) return organization;
  const domain::Authorities held = HeldOver(call, call.tx(), request.name());
  if (domain::MaySee(organization, call.caller().subject, held)) return organization;
  return NotFound(request.name());
}

absl::StatusOr<v1::ListOrganizationsResponse> List(Deps&, rpc::ReadCall& call,
                                                   const v1::ListOrganizationsRequest& request) {
  ASSIGN_OR_RETURN(const auto region, domain::RegionName::Parse(request.region()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 2));
  v1::Organization any;
  any.set_state(request.state() == v1::ORGANIZATION_STATE_UNSPECIFIED ? v1::ORGANIZATION_APPROVED
                                                                      : request.state());
  // What a stranger may not see one by one, he may not see in a list either.
  if (!domain::MaySee(any, "", HeldOver(call, call.tx(), PlaceOf(request)))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  const store::OrganizationFilter filter{any.state(),
                                         region.id() == "-" ? "" : region.id(),
                                         IdIn(request.system()),
                                         request.form(),
                                         IdIn(request.parent()),
                                         request.skill(),
                                         domain::NormalName(request.trade())};
  v1::ListOrganizationsResponse response;
  response.set_next_page_token(FillPage(
      request, page, store::ListOrganizations(call.tx(), filter, page.after, page.size + 1),
      response.mutable_organizations(), [](const v1::Organization& last) {
        return std::vector<std::string>{IdIn(last.region()), IdIn(last.name())};
      }));
  return response;
}

absl::StatusOr<v1::Organization> Update(Deps& deps, rpc::WriteCall& call,
                                        const v1::UpdateOrganizationRequest& request) {
  const v1::Organization& wanted = request.organization();
  ASSIGN_OR_RETURN(const auto name, domain::OrganizationName::Parse(wanted.name()));
  ASSIGN_OR_RETURN(const store::LockedOrganization locked,
                   store::LockOrganization(call.tx(), name.id()));
  const v1::Organization& before = locked.organization;
  const domain::Authorities held = HeldOver(call, call.tx(), wanted.name());
  if (!domain::MaySee(before, call.caller().subject, held)) return NotFound(wanted.name());
  RETURN_IF_ERROR(CheckEtag(wanted.etag(), before.etag()));
  v1::Organization after = before;
  RETURN_IF_ERROR(mask::MergeByMask(request.update_mask(), wanted, &after));
  RETURN_IF_ERROR(domain::CheckChange(before, after, call.caller().subject, held));
  if (after.form() != before.form()) RETURN_IF_ERROR(PlaceAgain(call.tx(), after));
  if (after.host_unit() != before.host_unit()) RETURN_IF_ERROR(CheckHost(call.tx(), after));
  domain::OrganizationFacts facts;
  RETURN_IF_ERROR(CheckEntry(call, after, locked.has_password, facts));
  if (before.state() == v1::ORGANIZATION_REJECTED) {
    RETURN_IF_ERROR(CheckMaySubmit(call, before));
    after.set_state(v1::ORGANIZATION_PENDING);
  }
  RETURN_IF_ERROR(store::CheckClash(call.tx(), after, facts));
  // Named and empty: taken out. Not named: as it was.
  if (facts.phone.empty() && Names(request.update_mask(), "contact_phone")) {
    after.clear_masked_contact_phone();
  }
  Normalise(facts, after);
  after.set_etag(NextEtag(before.etag()));
  *after.mutable_update_time() = time::ToProto(call.now());
  *after.mutable_last_activity_time() = time::ToProto(call.now());
  after.set_inactive_months(0);
  store::SaveOrganization(call.tx(), deps.vault, after, facts);
  after.clear_join_password();
  Announce(call, after, "updated");
  return after;
}

}  // namespace linli::registration::organizations

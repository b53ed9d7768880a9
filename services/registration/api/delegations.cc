#include "services/registration/api/delegations.h"

#include "common/identity/scope.h"
#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/delegation_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/delegation_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/partner_system_store.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::delegations {
namespace {

// The region and the partner system that it names, as far as it does.
absl::Status CheckPlace(db::Tx& tx, const std::string& over) {
  const identity::Scope place = identity::PlainScope(over);
  Violations violations;
  if (!place.region.empty() && !store::MissingRegions(tx, {place.region}).empty()) {
    violations.Add("delegation.over", Reason::REGION_UNKNOWN, {{"region", place.region}});
  }
  for (const std::string& system : place.systems) {
    if (store::IsPartnerSystem(tx, system)) continue;
    violations.Add("delegation.over", Reason::PARTNER_SYSTEM_UNKNOWN, {{"system", system}});
  }
  return violations.ToStatus();
}

// It lives, and lives on until the grant is there: who dissolves it ends the grant too.
absl::Status CheckOrganization(db::Tx& tx, const std::string& name) {
  const auto organization = store::ShareOrganization(tx, IdIn(name));
  if (!organization) return NotFound(name);
  if (organization->state != v1::ORGANIZATION_DISSOLVED) return absl::OkStatus();
  return Refuse(Reason::ORGANIZATION_STATE,
                {{"state", v1::OrganizationState_Name(organization->state)}});
}

// What it holds over, and to whom it goes, exist as far as we keep them. Of a number that the
// grantor could not look up he does not learn whether it is somebody's: it may be granted to
// members of units that he answers for, and to who lives in his region.
absl::Status CheckExists(rpc::WriteCall& call, const v1::Delegation& wanted) {
  db::Tx& tx = call.tx();
  RETURN_IF_ERROR(CheckPlace(tx, wanted.over()));
  if (wanted.over().starts_with("organizations/")) {
    RETURN_IF_ERROR(CheckOrganization(tx, wanted.over()));
  }
  if (wanted.subject().starts_with("volunteers/") &&
      (!store::PlaceOfVolunteer(tx, IdIn(wanted.subject())) ||
       SurelyHeldOver(call, tx, wanted.subject()).empty())) {
    return NotFound(wanted.subject());
  }
  return absl::OkStatus();
}

// A day in China from its midnight to the next.
absl::StatusOr<time::Interval> DayIn(const std::string& date) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(date, &day)) {
    Violations violations;
    violations.Add("date", Reason::FIELD_PATTERN);
    return violations.ToStatus();
  }
  return time::Interval{time::StartOfDay(day), time::StartOfDay(day + 1)};
}

// When a delegation must have been in force to be listed; nothing: whenever.
absl::StatusOr<std::optional<time::Interval>> WhenOf(const v1::ListDelegationsRequest& request,
                                                     absl::Time now) {
  if (!request.date().empty()) return DayIn(request.date());
  if (!request.in_force()) return std::nullopt;
  return time::Interval{now, now + absl::Microseconds(1)};
}

v1::Delegation NewDelegation(const v1::Delegation& entered, const rpc::Call& call) {
  v1::Delegation delegation = entered;
  mask::ClearOutputOnly(&delegation);
  delegation.set_name(domain::DelegationName(ids::NewId()).ToString());
  if (!entered.has_start_time()) *delegation.mutable_start_time() = time::ToProto(call.now());
  delegation.set_grantor(call.caller().subject);
  delegation.set_etag("1");
  *delegation.mutable_create_time() = time::ToProto(call.now());
  return delegation;
}

std::vector<std::string> KeyOf(const v1::Delegation& last) { return {IdIn(last.name())}; }

}  // namespace

absl::StatusOr<v1::Delegation> Grant(Deps&, rpc::WriteCall& call,
                                     const v1::GrantDelegationRequest& request) {
  v1::Delegation delegation = NewDelegation(request.delegation(), call);
  RETURN_IF_ERROR(domain::CheckGrant(delegation, call.caller().subject,
                                     SurelyHeldOver(call, call.tx(), delegation.over()),
                                     call.now()));
  RETURN_IF_ERROR(CheckExists(call, delegation));
  store::AddDelegation(call.tx(), delegation);
  Announce(call, delegation, "granted");
  return delegation;
}

absl::StatusOr<v1::Delegation> Revoke(Deps&, rpc::WriteCall& call,
                                      const v1::RevokeDelegationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::DelegationName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Delegation delegation, store::LockDelegation(call.tx(), name.id()));
  const domain::Authorities held = SurelyHeldOver(call, call.tx(), delegation.over());
  if (!domain::MayRead(call.caller().subject, delegation.subject(), held)) {
    return NotFound(request.name());
  }
  RETURN_IF_ERROR(domain::CheckRevoke(delegation, held, call.now()));
  *delegation.mutable_revoke_time() = time::ToProto(call.now());
  delegation.set_revoker(call.caller().subject);
  delegation.set_revoke_reason(request.reason());
  delegation.set_etag(NextEtag(delegation.etag()));
  store::SaveRevocation(call.tx(), delegation);
  Announce(call, delegation, "revoked");
  return delegation;
}

absl::StatusOr<v1::Delegation> Get(Deps&, rpc::ReadCall& call,
                                   const v1::GetDelegationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::DelegationName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Delegation delegation, store::GetDelegation(call.tx(), name.id()));
  if (!domain::MayRead(call.caller().subject, delegation.subject(),
                       HeldOver(call, call.tx(), delegation.over()))) {
    return NotFound(request.name());
  }
  return delegation;
}

absl::StatusOr<v1::ListDelegationsResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListDelegationsRequest& request) {
  if (request.subject().empty() && request.over().empty()) {
    Violations violations;
    violations.Add("subject", Reason::FIELD_REQUIRED);
    return violations.ToStatus();
  }
  // Without a scope it is about all scopes: the platform.
  const std::string over = request.over().empty() ? "platform" : request.over();
  if (!domain::MayRead(call.caller().subject, request.subject(), HeldOver(call, call.tx(), over))) {
    return Refuse(Reason::NOT_AUTHORIZED);
  }
  ASSIGN_OR_RETURN(const auto when, WhenOf(request, call.now()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListDelegationsResponse response;
  response.set_next_page_token(
      FillPage(request, page,
               store::ListDelegations(call.tx(), request.subject(), request.over(), when,
                                      Only(page.after), page.size + 1),
               response.mutable_delegations(), KeyOf));
  return response;
}

absl::StatusOr<v1::ListReachResponse> ListReach(Deps&, rpc::ReadCall& call,
                                                const v1::ListReachRequest& request) {
  const bool volunteer = request.resource().starts_with("volunteers/");
  const std::string id = IdIn(request.resource());
  const bool known = volunteer ? store::PlaceOfVolunteer(call.tx(), id).has_value()
                               : store::PlaceOfOrganization(call.tx(), id).has_value();
  if (!known) return NotFound(request.resource());
  ASSIGN_OR_RETURN(const time::Interval day, DayIn(request.date()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  const auto reach = volunteer ? store::ReachOfVolunteer : store::ReachOfOrganization;
  v1::ListReachResponse response;
  response.set_next_page_token(FillPage(request, page,
                                        reach(call.tx(), id, day, Only(page.after), page.size + 1),
                                        response.mutable_delegations(), KeyOf));
  return response;
}

}  // namespace linli::registration::delegations

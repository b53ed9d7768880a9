#include "services/registration/api/delegations.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/standing.h"
#include "services/registration/domain/delegation_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/delegation_store.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration::delegations {
namespace {

// What it holds over, and to whom it goes, exist as far as we keep them.
absl::Status CheckExists(db::Tx& tx, const v1::Delegation& wanted) {
  const std::string id = IdIn(wanted.over());
  if (wanted.over().starts_with("regions/") && !store::MissingRegions(tx, {id}).empty()) {
    Violations violations;
    violations.Add("delegation.over", Reason::REGION_UNKNOWN, {{"region", id}});
    return violations.ToStatus();
  }
  if (wanted.over().starts_with("organizations/") && !store::PlaceOfOrganization(tx, id)) {
    return NotFound(wanted.over());
  }
  if (wanted.subject().starts_with("volunteers/") &&
      !store::PlaceOfVolunteer(tx, IdIn(wanted.subject()))) {
    return NotFound(wanted.subject());
  }
  return absl::OkStatus();
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

}  // namespace

absl::StatusOr<v1::Delegation> Grant(Deps&, rpc::WriteCall& call,
                                     const v1::GrantDelegationRequest& request) {
  v1::Delegation delegation = NewDelegation(request.delegation(), call);
  RETURN_IF_ERROR(domain::CheckGrant(delegation, call.caller().subject,
                                     HeldOver(call, call.tx(), delegation.over()), call.now()));
  RETURN_IF_ERROR(CheckExists(call.tx(), delegation));
  store::AddDelegation(call.tx(), delegation);
  Announce(call, delegation, "granted");
  return delegation;
}

absl::StatusOr<v1::Delegation> Revoke(Deps&, rpc::WriteCall& call,
                                      const v1::RevokeDelegationRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::DelegationName::Parse(request.name()));
  ASSIGN_OR_RETURN(v1::Delegation delegation, store::LockDelegation(call.tx(), name.id()));
  const domain::Authorities held = HeldOver(call, call.tx(), delegation.over());
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
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListDelegationsResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListDelegations(call.tx(), request.subject(), request.over(),
                             request.in_force() ? std::optional(call.now()) : std::nullopt,
                             Only(page.after), page.size + 1),
      response.mutable_delegations(),
      [](const v1::Delegation& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::delegations

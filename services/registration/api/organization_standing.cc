#include "services/registration/api/organization_standing.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/registration/api/changes.h"
#include "services/registration/api/pages.h"
#include "services/registration/api/station_changes.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/organization_standing.h"
#include "services/registration/storage/conduct_store.h"
#include "services/registration/storage/delegation_store.h"
#include "services/registration/storage/organization_store.h"
#include "services/registration/storage/station_store.h"

namespace linli::registration::organizations {
namespace {

using domain::OrganizationName;

template <typename Request>
absl::StatusOr<v1::Organization> Lock(rpc::WriteCall& call, const Request& request) {
  ASSIGN_OR_RETURN(const auto name, OrganizationName::Parse(request.name()));
  ASSIGN_OR_RETURN(store::LockedOrganization locked, store::LockOrganization(call.tx(), name.id()));
  RETURN_IF_ERROR(CheckEtag(request.etag(), locked.organization.etag()));
  return std::move(locked.organization);
}

// Every change of state after approval ends here.
v1::Organization Save(rpc::WriteCall& call, v1::Organization organization,
                      v1::OrganizationState state, const std::string& reason, const char* what) {
  organization.set_state(state);
  organization.set_state_reason(reason);
  organization.set_etag(NextEtag(organization.etag()));
  *organization.mutable_update_time() = time::ToProto(call.now());
  store::SaveStanding(call.tx(), organization);
  Announce(call, organization, what);
  return organization;
}

// What it served, its successor serves from now on, or nobody does.
void EndPairings(rpc::WriteCall& call, const v1::Organization& organization) {
  const std::vector<v1::Pairing> ended =
      store::EndPairingsOfUnit(call.tx(), organization.name(), call.now());
  for (const v1::Pairing& one : ended) Announce(call, one, "ended");
  if (ended.empty() || organization.successor().empty()) return;
  for (const v1::Pairing& one :
       store::PassPairingsOn(call.tx(), ended, organization.successor(), call.now())) {
    Announce(call, one, "began");
  }
}

// Who goes on with what it did, held until this is done.
absl::Status CheckSuccessor(db::Tx& tx, const v1::Organization& organization,
                            const std::string& successor) {
  if (successor.empty()) return absl::OkStatus();
  const auto found = store::ShareOrganization(tx, IdIn(successor));
  if (!found) return Refuse(Reason::SUCCESSOR_UNFIT);
  return domain::CheckSuccessor(IdIn(organization.name()), IdIn(successor), found->state,
                                found->ancestors);
}

}  // namespace

absl::StatusOr<v1::Organization> Suspend(Deps&, rpc::WriteCall& call,
                                         const v1::SuspendOrganizationRequest& request) {
  ASSIGN_OR_RETURN(v1::Organization organization, Lock(call, request));
  RETURN_IF_ERROR(domain::CheckSuspend(organization));
  return Save(call, std::move(organization), v1::ORGANIZATION_SUSPENDED, request.reason(),
              "suspended");
}

absl::StatusOr<v1::Organization> Reinstate(Deps&, rpc::WriteCall& call,
                                           const v1::ReinstateOrganizationRequest& request) {
  ASSIGN_OR_RETURN(v1::Organization organization, Lock(call, request));
  RETURN_IF_ERROR(domain::CheckReinstate(organization));
  const auto measures = store::MeasuresInForce(call.tx(), organization.name());
  if (!measures.empty()) {
    return Refuse(Reason::CONDUCT_MEASURE_IN_FORCE, {{"case", measures[0].conduct_case}});
  }
  // Its silence counts from here: it was not allowed to act before.
  *organization.mutable_last_activity_time() = time::ToProto(call.now());
  organization.set_inactive_months(0);
  return Save(call, std::move(organization), v1::ORGANIZATION_APPROVED, "", "reinstated");
}

absl::StatusOr<v1::Organization> Dissolve(Deps&, rpc::WriteCall& call,
                                          const v1::DissolveOrganizationRequest& request) {
  ASSIGN_OR_RETURN(v1::Organization organization, Lock(call, request));
  RETURN_IF_ERROR(domain::CheckDissolve(organization));
  if (store::HasLiveParts(call.tx(), IdIn(organization.name()))) {
    return Refuse(Reason::ORGANIZATION_HAS_PARTS);
  }
  RETURN_IF_ERROR(CheckSuccessor(call.tx(), organization, request.successor()));
  organization.set_successor(request.successor());
  *organization.mutable_dissolve_time() = time::ToProto(call.now());
  for (const v1::Delegation& ended :
       store::EndDelegationsOver(call.tx(), organization.name(), call.now(), call.caller().subject,
                                 "the organisation was dissolved")) {
    Announce(call, ended, "revoked");
  }
  EndPairings(call, organization);
  return Save(call, std::move(organization), v1::ORGANIZATION_DISSOLVED, request.reason(),
              "dissolved");
}

absl::StatusOr<v1::ReportOrganizationActivityResponse> ReportActivity(
    Deps&, rpc::WriteCall& call, const v1::ReportOrganizationActivityRequest& request) {
  std::vector<std::string> ids;
  std::vector<absl::Time> times;
  for (const v1::OrganizationActivity& one : request.activities()) {
    ids.push_back(IdIn(one.organization()));
    times.push_back(time::FromProto(one.activity_time()));
  }
  v1::ReportOrganizationActivityResponse response;
  response.set_advanced(
      static_cast<int>(store::AdvanceActivity(call.tx(), ids, times, call.now()).size()));
  return response;
}

absl::StatusOr<v1::HostCoverage> ShowHostCoverage(Deps&, rpc::ReadCall& call,
                                                  const v1::ShowHostCoverageRequest& request) {
  const std::string region = IdIn(request.region());
  v1::HostCoverage coverage;
  for (v1::HostCoverageKind& kind : store::CountHosts(call.tx(), region == "-" ? "" : region)) {
    *coverage.add_kinds() = std::move(kind);
  }
  *coverage.mutable_as_of_time() = time::ToProto(call.now());
  return coverage;
}

}  // namespace linli::registration::organizations

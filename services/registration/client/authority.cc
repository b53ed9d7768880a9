#include "services/registration/client/authority.h"

#include <algorithm>

#include "common/status/macros.h"
#include "common/time/proto_time.h"

namespace linli::registration {
namespace {

identity::Scope Unknown() {
  identity::Scope scope;
  scope.whole_platform = true;
  return scope;
}

// "regions/130502" → "130502", "systems/youth" → "youth".
std::string CodeOf(const std::string& region) { return region.substr(region.find('/') + 1); }

// A line of successors longer than this is a mistake of somebody's, not a lineage.
constexpr int kLongestLineage = 16;

void AddOnce(const std::string& one, std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
}

// An organisation with all above it; what is dissolved lies below its successor too, who answers
// for what it did.
absl::Status AddOrganization(RegistrationClient& client, const client::Context& context,
                             std::shared_ptr<const v1::Organization> organization,
                             identity::Scope& scope) {
  for (int steps = 0; steps < kLongestLineage; ++steps) {
    AddOnce(organization->name(), scope.organizations);
    for (const std::string& above : organization->ancestors()) AddOnce(above, scope.organizations);
    if (!organization->system().empty()) AddOnce(CodeOf(organization->system()), scope.systems);
    if (organization->successor().empty()) break;
    ASSIGN_OR_RETURN(organization, client.GetOrganization(context, organization->successor()));
  }
  return absl::OkStatus();
}

absl::StatusOr<identity::Scope> OfOrganization(RegistrationClient& client,
                                               const client::Context& context,
                                               const std::string& name) {
  auto organization = client.GetOrganization(context, name);
  if (absl::IsNotFound(organization.status())) return Unknown();
  RETURN_IF_ERROR(organization.status());
  identity::Scope scope;
  scope.region = CodeOf((*organization)->region());
  RETURN_IF_ERROR(AddOrganization(client, context, *std::move(organization), scope));
  return scope;
}

absl::StatusOr<identity::Scope> OfVolunteer(RegistrationClient& client,
                                            const client::Context& context,
                                            const std::string& name) {
  auto volunteer = client.GetVolunteer(context, name);
  if (absl::IsNotFound(volunteer.status())) return Unknown();
  RETURN_IF_ERROR(volunteer.status());
  identity::Scope scope;
  scope.region = CodeOf((*volunteer)->service_region());
  ASSIGN_OR_RETURN(std::vector<v1::Membership> memberships,
                   client.ListActiveMemberships(context, name));
  for (const v1::Membership& membership : memberships) {
    auto organization = client.GetOrganization(context, membership.organization());
    RETURN_IF_ERROR(organization.status());
    RETURN_IF_ERROR(AddOrganization(client, context, *std::move(organization), scope));
  }
  return scope;
}

}  // namespace

std::vector<identity::Delegation> InForceOrLater(const std::vector<v1::Delegation>& delegations) {
  std::vector<identity::Delegation> held;
  for (const v1::Delegation& one : delegations) {
    if (one.has_revoke_time()) continue;
    held.push_back({one.role(), one.over(), time::FromProto(one.start_time()),
                    one.has_end_time() ? time::FromProto(one.end_time()) : absl::InfiniteFuture()});
  }
  return held;
}

absl::StatusOr<std::vector<identity::Delegation>> ClientDelegations::Of(std::string_view subject,
                                                                        absl::Time deadline) {
  client::Context context;
  context.deadline = deadline;
  ASSIGN_OR_RETURN(std::vector<v1::Delegation> delegations,
                   client_.ListDelegations(context, std::string(subject)));
  return InForceOrLater(delegations);
}

absl::StatusOr<identity::Scope> ClientScopes::Resolve(std::string_view resource_name,
                                                      absl::Time deadline) {
  const std::string root(identity::ScopeRoot(resource_name));
  client::Context context;
  context.deadline = deadline;
  if (root.starts_with("organizations/")) return OfOrganization(client_, context, root);
  if (root.starts_with("volunteers/")) return OfVolunteer(client_, context, root);
  return root.empty() ? Unknown() : identity::PlainScope(root);
}

}  // namespace linli::registration

#include "services/matching/api/standing.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "common/status/refusal.h"
#include "services/matching/storage/projection_store.h"
#include "services/matching/storage/rows.h"

namespace linli::matching {
namespace {

// A line of successors longer than this is a mistake of somebody's, not a lineage.
constexpr int kLongestLineage = 16;

// From our own projection: reads ask no other service. What the feed has not told yet lies at
// least in itself; what is dissolved lies below its successor too, who answers for what it did.
identity::Scope ScopeOf(db::Tx& tx, const OrganizationName& organization) {
  identity::Scope scope;
  std::string name = organization.ToString();
  for (int steps = 0; steps < kLongestLineage && !name.empty(); ++steps) {
    scope.organizations.push_back(name);
    auto known = store::GetOrganization(tx, OrganizationName(store::IdIn(name)));
    if (!known.ok()) break;
    if (scope.region.empty()) scope.region = known->region_code;
    if (!known->system.empty()) scope.systems.push_back(known->system);
    std::move(known->ancestors.begin(), known->ancestors.end(),
              std::back_inserter(scope.organizations));
    name = known->successor;
  }
  return scope;
}

bool HoldsOneOf(db::Tx& tx, const identity::Caller& caller, const OrganizationName& organization,
                absl::Time now, std::initializer_list<identity::Role> roles) {
  if (caller.delegations.empty()) return false;
  const identity::Scope scope = ScopeOf(tx, organization);
  return std::any_of(roles.begin(), roles.end(),
                     [&](identity::Role role) { return caller.Holds(role, scope, now); });
}

}  // namespace

bool RunsOrganization(db::Tx& tx, const identity::Caller& caller,
                      const OrganizationName& organization, absl::Time now) {
  return HoldsOneOf(
      tx, caller, organization, now,
      {identity::Role::ADMINISTRATOR, identity::Role::ORGANIZATION_MANAGER,
       identity::Role::ACTIVITY_LEADER, identity::Role::INSPECTOR, identity::Role::SERVICE});
}

bool LeadsOrganization(db::Tx& tx, const identity::Caller& caller,
                       const OrganizationName& organization, absl::Time now) {
  return HoldsOneOf(tx, caller, organization, now,
                    {identity::Role::ADMINISTRATOR, identity::Role::ORGANIZATION_MANAGER,
                     identity::Role::ACTIVITY_LEADER});
}

bool ManagesOrganization(db::Tx& tx, const identity::Caller& caller,
                         const OrganizationName& organization, absl::Time now) {
  return HoldsOneOf(tx, caller, organization, now,
                    {identity::Role::ADMINISTRATOR, identity::Role::ORGANIZATION_MANAGER});
}

absl::Status CheckKnown(db::Tx& tx, const identity::Caller& caller, absl::Time now,
                        const OrganizationName& organization, bool was_published,
                        const std::string& name) {
  if (was_published || RunsOrganization(tx, caller, organization, now)) return absl::OkStatus();
  return NotFound(name);
}

}  // namespace linli::matching

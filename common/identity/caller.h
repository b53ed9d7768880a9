// Who is calling and what delegations (授权) give them at this moment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "linli/options/v1/access.pb.h"

namespace linli::identity {

using options::v1::Role;

// Where a resource lies: its region and the organizations that it belongs to, itself first.
struct Scope {
  std::string region;                      // code of 2, 4, 6, 9 or 12 digits; empty: unknown
  std::vector<std::string> organizations;  // resource names, from the nearest up to the root
  bool whole_platform = false;             // nothing narrower is known
  std::vector<std::string> systems = {};   // partner systems ("youth") of these organizations
};

// One dated authority. `over` is a resource name: "regions/1305", "organizations/x",
// "systems/youth", "regions/1305/systems/youth", or "platform".
struct Delegation {
  Role role;
  std::string over;
  absl::Time from;
  absl::Time until;
};

struct Caller {
  // "volunteers/V…", "staff/…", "agencies/…", "services/…"; empty for a call without a token.
  std::string subject;
  std::vector<Delegation> delegations;

  bool anonymous() const { return subject.empty(); }
  bool Is(std::string_view name) const { return !subject.empty() && subject == name; }
  // Whether a delegation of this role is in force now and covers the scope.
  bool Holds(Role role, const Scope& scope, absl::Time now) const;
};

// Whether `over` covers the scope: the platform covers everything, a region what lies in it, an
// organization itself and what stands below it, a partner system what belongs to it (in a region:
// and lies there).
bool Covers(std::string_view over, const Scope& scope);

// The delegations, and behind each one those of the roles that its role includes
// (proto/linli/options/v1/access.proto).
std::vector<Delegation> WithIncluded(std::vector<Delegation> delegations);

}  // namespace linli::identity

// Whom a caller may confirm records for: a question about delegations, which lie on the left and
// are asked before the transaction.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/identity/scope.h"
#include "common/rpc/call.h"
#include "services/hours/api/deps.h"
#include "services/hours/domain/names.h"

namespace linli::hours {

struct Leadership {
  std::set<std::string> units;  // "organizations/{o}" that the caller leads or manages
  // Leads everywhere, and so may hear that something does not exist.
  bool everywhere = false;
  // Of the recording units, those that may not confirm now, and why.
  std::map<std::string, absl::Status> halted = {};
};

// Leads or manages there.
bool Leads(const rpc::Call& call, const identity::Scope& scope);

// Who leads nothing here does not learn whether there is such a record.
absl::Status UnknownRecord(const Leadership& leadership, const std::string& name);

// For the recording units of these records.
absl::StatusOr<Leadership> LeadershipOver(Deps& deps, const rpc::Call& call,
                                          const std::vector<domain::RecordName>& records);

}  // namespace linli::hours

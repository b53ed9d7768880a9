// A plan becomes sign-ups, in one act.
#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/roster_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::rosters {

// What registration knows of those who are assigned, by name; who is not known there is not in it.
struct Assigned {
  std::map<std::string, domain::VolunteerFacts> facts;
};

absl::StatusOr<Assigned> Ask(Deps& deps, const rpc::Call& call,
                             const v1::CommitRosterPlanRequest& request);
absl::StatusOr<v1::RosterPlan> Commit(Deps& deps, rpc::WriteCall& call,
                                      const v1::CommitRosterPlanRequest& request,
                                      const Assigned& assigned);

}  // namespace linli::matching::rosters

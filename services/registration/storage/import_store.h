// How far imports came.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer_bulk_service.pb.h"

namespace linli::registration::store {

std::optional<v1::VolunteerImport> FindImport(db::Tx& tx, const std::string& id);

// Counts the verdicts of one part, in the round trip of the commit: parts of one import meet at
// this row, and none waits longer than for another one's commit.
void AddProgressAtCommit(db::Tx& tx, const v1::ImportVolunteersRequest& request,
                         const std::string& author, const v1::ImportVolunteersResponse& response,
                         absl::Time now);

}  // namespace linli::registration::store

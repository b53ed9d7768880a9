// RosterSnapshotService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/roster_snapshot_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::roster_snapshots {

absl::StatusOr<v1::RosterSnapshot> Get(Deps& deps, rpc::ReadCall& call,
                                       const v1::GetRosterSnapshotRequest& request);
absl::StatusOr<v1::ListRosterSnapshotEntriesResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListRosterSnapshotEntriesRequest& request);

}  // namespace linli::hours::roster_snapshots

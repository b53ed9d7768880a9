// The tables roster_snapshot and roster_snapshot_entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/roster_snapshot.pb.h"

namespace linli::hours::store {

// Shifts that have begun and have no list yet, up to 100.
std::vector<std::string> SnapshotsDue(db::Tx& tx, absl::Time now);

// Writes the list of a shift as it is, unless there is one, whoever else writes it at this moment.
void TakeSnapshot(db::Tx& tx, std::string_view shift, absl::Time now);

std::optional<v1::RosterSnapshot> FindSnapshot(db::Tx& tx, std::string_view shift);

std::vector<v1::RosterSnapshotEntry> SnapshotEntries(db::Tx& tx, std::string_view shift,
                                                     std::string_view after_volunteer_id,
                                                     int limit);

}  // namespace linli::hours::store

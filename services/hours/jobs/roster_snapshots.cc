#include "services/hours/jobs/roster_snapshots.h"

#include <string>
#include <vector>

#include "common/status/macros.h"
#include "services/hours/storage/roster_snapshot_store.h"
#include "services/hours/storage/roster_store.h"

namespace linli::hours::jobs {

namespace {

absl::Status DateAll(db::Database& database, absl::Time deadline) {
  for (int dated = 1; dated > 0;) {
    RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
      dated = store::DateRoster(tx);
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status TakeRosterSnapshots(db::Database& database, absl::Time now, absl::Time deadline) {
  RETURN_IF_ERROR(DateAll(database, deadline));
  for (;;) {
    std::vector<std::string> due;
    RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
      due = store::SnapshotsDue(tx, now);
      return absl::OkStatus();
    }));
    if (due.empty()) return absl::OkStatus();
    for (const std::string& shift : due) {
      RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
        store::TakeSnapshot(tx, shift, now);
        return absl::OkStatus();
      }));
    }
  }
}

}  // namespace linli::hours::jobs

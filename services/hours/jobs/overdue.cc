#include "services/hours/jobs/overdue.h"

#include "services/hours/storage/attendance_store.h"

namespace linli::hours::jobs {

absl::Status AbandonOverdue(db::Database& database, absl::Time now, absl::Time deadline) {
  for (int abandoned = 1; abandoned > 0;) {
    const absl::Status status =
        database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
          abandoned = store::AbandonOverdue(tx, std::nullopt, now);
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs

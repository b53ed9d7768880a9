#include "services/hours/jobs/holds.h"

#include <string>
#include <vector>

#include "common/outbox/emitter.h"
#include "common/outbox/outbox.h"
#include "services/hours/api/announce_hold.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/storage/hold_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kVolunteersAtOnce = 200;

void ExpireOf(db::Tx& tx, const std::vector<std::string>& volunteers, absl::Time now) {
  store::LockTimeAccounts(tx, volunteers);
  outbox::Emitter emitter;
  for (const v1::Hold& hold : store::ExpireHolds(tx, volunteers, now)) AnnounceHold(emitter, hold);
  std::vector<outbox::Row> rows;
  for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
  outbox::Append(tx, now, rows);
}

}  // namespace

absl::Status ExpireHolds(db::Database& database, absl::Time now, absl::Time deadline) {
  for (bool more = true; more;) {
    const absl::Status status =
        database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
          const std::vector<std::string> due = store::DueHolds(tx, now, kVolunteersAtOnce);
          more = !due.empty();
          if (more) ExpireOf(tx, due, domain::Kept(now));
          return absl::OkStatus();
        });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs

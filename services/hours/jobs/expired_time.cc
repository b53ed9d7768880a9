#include "services/hours/jobs/expired_time.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/ids/new_id.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "services/hours/api/time_books.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/time_bank_use.h"
#include "services/hours/domain/time_transfer.h"
#include "services/hours/storage/ledger_store.h"
#include "services/hours/storage/time_bank_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kAtOnce = 200;

// Counted again under the lock: she may have used it since.
absl::Status ExpireOf(db::Tx& tx, const std::string& number, absl::Time now) {
  outbox::Emitter emitter;
  LockTime(tx, emitter, {number}, now);
  std::vector<outbox::Row> rows;
  for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
  outbox::Append(tx, now, rows);
  std::vector<v1::Transfer> transfers;
  for (const store::ExpiredTime& expired : store::FindExpiredTime(tx, number, now, 1)) {
    transfers.push_back(domain::OutOfTime(number, absl::StrCat("expired-", ids::NewId()),
                                          domain::CityAccount("expired", expired.city),
                                          expired.minutes, v1::Transfer::EXPIRY, now));
  }
  return store::Post(tx, transfers);
}

}  // namespace

absl::Status ExpireTime(db::Database& database, absl::Time now, absl::Time deadline) {
  const absl::Time kept = domain::Kept(now);
  for (;;) {
    std::vector<store::ExpiredTime> found;
    RETURN_IF_ERROR(database.Read(deadline, [&](db::Tx& tx) {
      found = store::FindExpiredTime(tx, std::nullopt, kept, kAtOnce);
      return absl::OkStatus();
    }));
    if (found.empty()) return absl::OkStatus();
    for (const store::ExpiredTime& one : found) {
      RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) {
        return ExpireOf(tx, one.volunteer_id, kept);
      }));
    }
  }
}

}  // namespace linli::hours::jobs

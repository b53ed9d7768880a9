#include "services/hours/jobs/notices.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "services/hours/storage/record_life_store.h"

namespace linli::hours::jobs {
namespace {

constexpr int kAtOnce = 500;

absl::Status EndSome(db::Tx& tx, absl::Time now, std::vector<v1::Record>& ended) {
  ended = store::LockNoticesOver(tx, now, kAtOnce);
  if (ended.empty()) return absl::OkStatus();
  ended = store::SaveEffective(tx, ended, now);
  outbox::Emitter emitter;
  RETURN_IF_ERROR(store::PostAndAnnounce(tx, emitter, ended));
  std::vector<outbox::Row> rows;
  for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
  outbox::Append(tx, now, rows);
  return absl::OkStatus();
}

}  // namespace

absl::Status EndNotices(db::Database& database, cache::Cache& cache, absl::Time now,
                        absl::Time deadline) {
  std::vector<v1::Record> ended;
  do {
    RETURN_IF_ERROR(database.Write(deadline, db::Database::InDoubt::kRerun,
                                   [&](db::Tx& tx) { return EndSome(tx, now, ended); }));
    for (const v1::Record& record : ended) {
      cache.Forget(absl::StrCat("hours:", record.name()), std::stoll(record.etag()));
    }
  } while (!ended.empty());
  return absl::OkStatus();
}

}  // namespace linli::hours::jobs

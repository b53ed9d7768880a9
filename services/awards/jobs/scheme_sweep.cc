#include "services/awards/jobs/scheme_sweep.h"

#include <algorithm>

#include "common/outbox/outbox.h"
#include "common/status/macros.h"
#include "common/time/china_day.h"
#include "services/awards/jobs/star_granting.h"
#include "services/awards/storage/star_scheme_store.h"
#include "services/awards/storage/star_store.h"

namespace linli::awards::jobs {
namespace {

constexpr int kStep = 200;

absl::Status Step(db::Tx& tx, outbox::Emitter& emitter, absl::Time now) {
  std::optional<store::Sweep> sweep = store::NextSweep(tx, now);
  if (!sweep) return absl::OkStatus();
  const std::vector<std::string> numbers =
      store::VolunteersWithMinutes(tx, sweep->region, sweep->volunteer_id, kStep);
  // What time alone changes is judged as of the day's first instant.
  const absl::Time at = sweep->by_time
                            ? std::max(sweep->effective_time, time::StartOfDay(time::DayOf(now)))
                            : sweep->effective_time;
  for (const std::string& number : numbers) {
    store::LockStanding(tx, number);
    RETURN_IF_ERROR(GrantStars(tx, emitter, number, store::GetStanding(tx, number), "", at));
    sweep->volunteer_id = number;
  }
  store::SaveSweep(tx, *sweep, numbers.size() < kStep, now);
  return absl::OkStatus();
}

}  // namespace

absl::Status SweepScheme(db::Database& database, absl::Time now, absl::Time deadline) {
  return database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
    outbox::Emitter emitter;
    RETURN_IF_ERROR(Step(tx, emitter, now));
    std::vector<outbox::Row> rows;
    for (const outbox::Emitted& event : emitter.emitted()) rows.push_back({&event, ""});
    outbox::AppendAtCommit(tx, now, rows);
    return absl::OkStatus();
  });
}

}  // namespace linli::awards::jobs

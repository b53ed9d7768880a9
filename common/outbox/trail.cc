#include "common/outbox/trail.h"

#include "common/outbox/queries.h"

namespace linli::outbox {
namespace {

struct Columns {
  explicit Columns(const std::vector<Silent>& calls) {
    for (const auto& [cause, resource] : calls) {
      resources.push_back(resource);
      actors.push_back(cause->actor);
      methods.push_back(cause->method);
      authorities.push_back(cause->authorities);
      request_ids.push_back(cause->request_id);
      traceparents.push_back(cause->traceparent);
    }
  }
  std::vector<std::string> resources, actors, methods, authorities, request_ids, traceparents;
};

}  // namespace

void AppendSilentAtCommit(db::Tx& tx, absl::Time now, const std::vector<Silent>& calls) {
  if (calls.empty()) return;
  const Columns c(calls);
  tx.AtCommit(queries::kTrailAppend, c.resources, c.actors, c.methods, c.authorities, c.request_ids,
              c.traceparents, now);
}

std::vector<TrailEntry> ReadTrail(db::Tx& tx, const TrailQuestion& q) {
  const TrailPlace& before = q.before;
  const pqxx::result rows =
      q.resource.empty()
          ? tx.Run(queries::kTrailListActor, q.actor, q.from, q.until, q.first_page, before.epoch,
                   before.transaction, before.id, q.limit)
          : tx.Run(queries::kTrailList, q.resource, q.actor, q.from, q.until, q.first_page,
                   before.epoch, before.transaction, before.id, q.limit);
  std::vector<TrailEntry> entries;
  for (const pqxx::row& row : rows) {
    entries.push_back(
        {{row["epoch"].as<int64_t>(), row["transaction"].as<uint64_t>(), row["id"].as<int64_t>()},
         row["resource"].c_str(),
         row["event_type"].c_str(),
         row["version"].as<int64_t>(),
         {row["actor"].c_str(), row["method"].c_str(), row["authorities"].c_str(),
          row["request_id"].c_str(), row["traceparent"].c_str()},
         db::ToTime(row["event_time"])});
  }
  return entries;
}

absl::StatusOr<int> PurgeTrail(db::Database& database, absl::Time deadline, absl::Time before) {
  int removed = 0;
  absl::Status status =
      database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        removed = static_cast<int>(tx.Run(queries::kTrailPurge, before).affected_rows());
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return removed;
}

}  // namespace linli::outbox

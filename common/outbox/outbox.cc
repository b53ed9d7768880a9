#include "common/outbox/outbox.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/metrics/registry.h"
#include "common/outbox/queries.h"
#include "common/outbox/tally.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::outbox {
namespace {

// What happened, as numbers for people: once the transaction has committed.
void CountAfterCommit(db::Tx& tx, const std::vector<Row>& rows) {
  std::vector<std::pair<metrics::Counter*, uint64_t>> counts;
  for (const Row& row : rows) {
    counts.emplace_back(
        &metrics::Process().CounterOf("linli_events_total", "Events committed to the feed.",
                                      {{"type", row.event->type}}),
        1);
    const auto tallies = TalliesOf(*row.event);
    counts.insert(counts.end(), tallies.begin(), tallies.end());
  }
  tx.AfterCommit([counts = std::move(counts)] {
    for (const auto& [counter, more] : counts) counter->Add(more);
  });
}

// The rows as one array per column.
struct Columns {
  explicit Columns(const std::vector<Row>& rows) {
    static const Cause kItself;
    for (const auto& [event, traceparent, known] : rows) {
      const Cause& cause = known != nullptr ? *known : kItself;
      aggregate_types.push_back(event->aggregate_type);
      aggregate_ids.push_back(event->aggregate_id);
      versions.push_back(event->version);
      types.push_back(event->type);
      payload_types.push_back(event->payload_type);
      payloads.push_back({event->payload});
      traceparents.emplace_back(traceparent);
      actors.push_back(cause.actor);
      methods.push_back(cause.method);
      authorities.push_back(cause.authorities);
      request_ids.push_back(cause.request_id);
    }
  }
  std::vector<std::string> aggregate_types, aggregate_ids, types, payload_types, traceparents;
  std::vector<std::string> actors, methods, authorities, request_ids;
  std::vector<int64_t> versions;
  std::vector<db::Bytes> payloads;
};

}  // namespace

void AppendAtCommit(db::Tx& tx, absl::Time now, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  Columns c(rows);
  tx.AtCommit(queries::kOutboxAppend, c.aggregate_types, c.aggregate_ids, c.versions, c.types,
              c.payload_types, c.payloads, c.traceparents, now, c.actors, c.methods, c.authorities,
              c.request_ids);
  CountAfterCommit(tx, rows);
}

void Append(db::Tx& tx, absl::Time now, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  Columns c(rows);
  tx.Run(queries::kOutboxAppend, c.aggregate_types, c.aggregate_ids, c.versions, c.types,
         c.payload_types, c.payloads, c.traceparents, now, c.actors, c.methods, c.authorities,
         c.request_ids);
  CountAfterCommit(tx, rows);
}

absl::StatusOr<events::v1::EventBatch> ReadAfter(db::Database& database, absl::Time deadline,
                                                 const events::v1::Cursor& after, int limit) {
  events::v1::EventBatch batch;
  absl::Status status = database.Read(deadline, [&](db::Tx& tx) -> absl::Status {
    batch.Clear();
    // A cursor without an epoch asks for the feed from its start.
    int64_t epoch = after.epoch();
    pqxx::result rows = tx.Run(queries::kOutboxRead, epoch, after.transaction(), after.id(), limit);
    const int64_t current = rows[0]["epoch"].as<int64_t>();
    if (epoch == 0) {
      epoch = current;
      rows = tx.Run(queries::kOutboxRead, epoch, after.transaction(), after.id(), limit);
    }
    if (epoch != current) {
      return Refuse(Reason::FEED_EPOCH_CHANGED, {{"epoch", std::to_string(current)}});
    }
    *batch.mutable_cursor() = after;
    batch.mutable_cursor()->set_epoch(epoch);
    for (const pqxx::row& row : rows) {
      if (row["transaction"].is_null()) break;  // nothing after the cursor
      events::v1::Event* event = batch.add_events();
      event->mutable_cursor()->set_epoch(epoch);
      event->mutable_cursor()->set_transaction(row["transaction"].as<uint64_t>());
      event->mutable_cursor()->set_id(row["id"].as<int64_t>());
      event->set_aggregate_type(row["aggregatetype"].c_str());
      event->set_aggregate_id(row["aggregateid"].c_str());
      event->set_version(row["version"].as<int64_t>());
      event->set_type(row["type"].c_str());
      *event->mutable_event_time() = time::ToProto(db::ToTime(row["event_time"]));
      event->mutable_payload()->set_type_url(
          absl::StrCat("type.googleapis.com/", row["payload_type"].c_str()));
      event->mutable_payload()->set_value(db::ToBytes(row["payload"]));
      event->set_traceparent(row["traceparent"].c_str());
      *batch.mutable_cursor() = event->cursor();
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return batch;
}

absl::StatusOr<absl::Duration> HeldBack(db::Database& database, absl::Time deadline,
                                        absl::Time now) {
  absl::Duration held = absl::ZeroDuration();
  absl::Status status = database.Read(deadline, [&](db::Tx& tx) {
    const pqxx::result rows = tx.Run(queries::kOutboxHeld);
    held = absl::ZeroDuration();
    if (!rows[0][0].is_null()) held = std::max(held, now - db::ToTime(rows[0][0]));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return held;
}

absl::StatusOr<int> Purge(db::Database& database, absl::Time deadline, absl::Time before) {
  int removed = 0;
  absl::Status status =
      database.Write(deadline, db::Database::InDoubt::kRerun, [&](db::Tx& tx) -> absl::Status {
        removed = static_cast<int>(tx.Run(queries::kOutboxPurge, before).affected_rows());
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return removed;
}

}  // namespace linli::outbox

// The service's own feed, in its table outbox: appended in the transaction of the change, read in
// an order that loses nothing. With each event goes an entry of the audit trail (trail.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/database.h"
#include "common/outbox/emitter.h"
#include "common/outbox/trail.h"
#include "linli/events/v1/feed.pb.h"

namespace linli::outbox {

// One event on its way into the table.
struct Row {
  const Emitted* event;
  std::string_view traceparent;
  const Cause* cause = nullptr;  // nullptr: the service by itself, in a job
};

// Appends events in the round trip of the commit.
void AppendAtCommit(db::Tx& tx, absl::Time now, const std::vector<Row>& rows);

// The same at once: for many events, which would make the text of the commit long.
void Append(db::Tx& tx, absl::Time now, const std::vector<Row>& rows);

// Reads up to `limit` events after a cursor. Law 7: only rows of transactions below
// pg_snapshot_xmin, ordered by (transaction, id). A sequence value is taken before its transaction
// commits, so "id > last" would pass over what commits late.
// FEED_EPOCH_CHANGED when the cursor is of another epoch.
absl::StatusOr<events::v1::EventBatch> ReadAfter(db::Database& database, absl::Time deadline,
                                                 const events::v1::Cursor& after, int limit);

// How old the oldest event is that is committed, or about to be, and that nobody can read yet
// because a transaction older than it is still open somewhere in the cluster; 0 if there is none.
absl::StatusOr<absl::Duration> HeldBack(db::Database& database, absl::Time deadline,
                                        absl::Time now);

// Removes events older than `before`, a bounded number per call; returns how many.
absl::StatusOr<int> Purge(db::Database& database, absl::Time deadline, absl::Time before);

}  // namespace linli::outbox

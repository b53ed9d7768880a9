// The audit trail (审计记录): who did what to which resource, under which authority, in the table
// trail of each service. Events go in with outbox.h; here is the rest of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/database.h"

namespace linli::outbox {

// Which call changed something.
struct Cause {
  std::string actor;        // "staff/…"; empty: the service by itself
  std::string method;       // "linli.registration.v1.VolunteerService/UpdateVolunteer"
  std::string authorities;  // one a line, "ADMINISTRATOR over regions/1305"
  std::string request_id;
  std::string traceparent;
};

// A call that changed `resource` without an event.
struct Silent {
  const Cause* cause;
  std::string resource;
};

// In the round trip of the commit.
void AppendSilentAtCommit(db::Tx& tx, absl::Time now, const std::vector<Silent>& calls);

// Where an entry stands in the trail.
struct TrailPlace {
  int64_t epoch = 0;
  uint64_t transaction = 0;
  int64_t id = 0;
};

struct TrailEntry {
  TrailPlace place;
  std::string resource;
  std::string event_type;
  int64_t version;
  Cause cause;
  absl::Time time;
};

// What to read of the trail: of one resource, of one actor, or of both.
struct TrailQuestion {
  std::string resource;  // empty: any, if there is an actor
  std::string actor;     // empty: anybody
  absl::Time from = absl::InfinitePast();
  absl::Time until = absl::InfiniteFuture();
  bool first_page = true;
  TrailPlace before;  // of the pages after the first
  int limit = 0;
};

// Newest first, below pg_snapshot_xmin: behind a place that was read nothing can appear any more.
std::vector<TrailEntry> ReadTrail(db::Tx& tx, const TrailQuestion& question);

// Removes entries older than `before`, a bounded number per call; returns how many.
absl::StatusOr<int> PurgeTrail(db::Database& database, absl::Time deadline, absl::Time before);

}  // namespace linli::outbox

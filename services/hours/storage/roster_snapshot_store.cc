#include "services/hours/storage/roster_snapshot_store.h"

#include "absl/strings/escaping.h"
#include "common/time/proto_time.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {

std::vector<std::string> SnapshotsDue(db::Tx& tx, absl::Time now) {
  std::vector<std::string> shifts;
  for (const pqxx::row& row : tx.Run(queries::kRosterSnapshotDue, now)) {
    shifts.push_back(row["shift"].as<std::string>());
  }
  return shifts;
}

void TakeSnapshot(db::Tx& tx, std::string_view shift, absl::Time now) {
  tx.Run(queries::kRosterSnapshotTake, shift, now);
}

std::optional<v1::RosterSnapshot> FindSnapshot(db::Tx& tx, std::string_view shift) {
  const pqxx::result rows = tx.Run(queries::kRosterSnapshotGet, shift);
  if (rows.empty()) return std::nullopt;
  v1::RosterSnapshot snapshot;
  snapshot.set_shift(rows[0]["shift"].as<std::string>());
  *snapshot.mutable_start_time() = time::ToProto(db::ToTime(rows[0]["start_time"]));
  *snapshot.mutable_take_time() = time::ToProto(db::ToTime(rows[0]["take_time"]));
  snapshot.set_expected_count(rows[0]["expected_count"].as<int>());
  snapshot.set_present_count(rows[0]["present_count"].as<int>());
  snapshot.set_digest(absl::BytesToHexString(db::ToBytes(rows[0]["digest"])));
  return snapshot;
}

std::vector<v1::RosterSnapshotEntry> SnapshotEntries(db::Tx& tx, std::string_view shift,
                                                     std::string_view after_volunteer_id,
                                                     int limit) {
  std::vector<v1::RosterSnapshotEntry> entries;
  for (const pqxx::row& row :
       tx.Run(queries::kRosterSnapshotList, shift, after_volunteer_id, limit)) {
    v1::RosterSnapshotEntry& entry = entries.emplace_back();
    entry.set_volunteer(domain::VolunteerName(row["volunteer_id"].as<std::string>()).ToString());
    entry.set_enrollment(row["enrollment"].as<std::string>());
    if (!row["check_in_time"].is_null()) {
      *entry.mutable_check_in_time() = time::ToProto(db::ToTime(row["check_in_time"]));
    }
  }
  return entries;
}

}  // namespace linli::hours::store

// The way of a record through its life, in the table service_record.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_attendance_share.h"

namespace linli::hours::store {

// Of those that are by check-in, how long each shift was and how long she was there; by record's
// name.
std::map<std::string, domain::Presence> PresencesAt(db::Tx& tx,
                                                    const std::vector<v1::Record>& records);

// Saves all that its way through life changes of a record: state, minutes, and who did what when.
// Returns it with its new version.
v1::Record SaveMoved(db::Tx& tx, const v1::Record& record);

// What has stood in public notice until `now`, up to `limit`, locked; not what others hold.
std::vector<v1::Record> LockNoticesOver(db::Tx& tx, absl::Time now, int limit);

// Saves that these took effect at `now`. Returns them with their new versions.
std::vector<v1::Record> SaveEffective(db::Tx& tx, const std::vector<v1::Record>& records,
                                      absl::Time now);

// Posts the minutes of those that took effect, and announces each by the state that it is in now:
// in effect, or in public notice.
absl::Status PostAndAnnounce(db::Tx& tx, outbox::Emitter& emitter,
                             const std::vector<v1::Record>& records);

// Announces a record under a type: "disputed" is "hours.record.disputed".
void Announce(outbox::Emitter& emitter, const std::string& what, const v1::Record& record);

// What stands in public notice at `now`, by its end.
struct NoticePage {
  std::string unit;      // "organizations/{o}"
  std::string activity;  // "organizations/{o}/activities/{a}"; empty: all of the unit
  absl::Time after_end = absl::InfinitePast();  // with after_id: the last one before this page
  std::string after_id;
  int limit = 0;
};
std::vector<v1::Record> ListNotices(db::Tx& tx, const NoticePage& page, absl::Time now);

}  // namespace linli::hours::store

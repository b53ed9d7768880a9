// What counts for each volunteer and the stars that she has.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/star.pb.h"
#include "linli/awards/v1/star_rating.pb.h"
#include "linli/hours/v1/events.pb.h"
#include "services/awards/domain/counted_record.h"

namespace linli::awards::store {

// Where one volunteer stands. Has no message: the region serves only to choose a scheme.
struct Standing {
  std::optional<std::string> region;  // nullopt until the feed of registration told it
  int64_t counted_minutes = 0;
};

// Until the end of the transaction nobody else changes what counts for her or grants her a star.
void LockStanding(db::Tx& tx, std::string_view volunteer_id);

// Locks her standing and moves it; nullopt if something newer is known already.
std::optional<Standing> MoveStanding(db::Tx& tx, std::string_view volunteer_id,
                                     std::string_view region, int64_t version);

// The number under which what counts for this one counts: its own, or that of the file in which it
// ended. Ask after LockStanding.
std::string SurvivorOf(db::Tx& tx, std::string_view volunteer_id);

// One file ends in another one: what counted for it counts there, its stars too. Returns the
// survivor's standing. The standing of the file that ended is locked; survivors are locked after
// those that ended in them, everywhere.
Standing FollowMerge(db::Tx& tx, std::string_view volunteer_id, std::string_view survivor_id);

// The standing of SurvivorOf the record's volunteer after an event of hours; nullopt if this
// version or a newer one was applied already.
absl::StatusOr<std::optional<Standing>> ApplyRecord(db::Tx& tx,
                                                    const domain::CountedRecord& record);

// Zero minutes for somebody who never served.
Standing GetStanding(db::Tx& tx, std::string_view volunteer_id);

// Numbers of volunteers of a region ("": everywhere) with any minutes, in order, from after this
// one.
std::vector<std::string> VolunteersWithMinutes(db::Tx& tx, std::string_view region,
                                               std::string_view after, int limit);

// All records of these volunteers that ever counted, by the number under which they count.
std::map<std::string, std::vector<domain::CountedRecord>> RecordsOf(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids);

// All records of a volunteer that ever counted, under her number or one that ended in it.
std::vector<domain::CountedRecord> CountedRecords(db::Tx& tx, std::string_view volunteer_id);

// False if she has this star of this region's scheme already.
absl::StatusOr<bool> InsertStarGrant(db::Tx& tx, const v1::StarGrant& grant);

// Keeps why a star was granted.
void InsertExplanation(db::Tx& tx, const v1::StarGrant& grant,
                       const v1::StarExplanation& explanation);
// NOT_FOUND: granted before explanations were kept, or not hers.
absl::StatusOr<v1::StarExplanation> GetExplanation(db::Tx& tx, const std::string& grant);

// Her stars of this region's scheme hold if they are among these, and lapse otherwise.
void MarkLapses(db::Tx& tx, std::string_view volunteer_id, std::string_view scheme_region,
                const std::vector<int>& holding, absl::Time at);

// Of those that hold; 0 for none.
int HighestStar(db::Tx& tx, std::string_view volunteer_id, std::string_view scheme_region);

// Newest first, from after the grant of this id.
std::vector<v1::StarGrant> ListStarGrants(db::Tx& tx, std::string_view volunteer_id,
                                          const std::optional<std::string>& after, int limit);

}  // namespace linli::awards::store

// Shifts at rest. How many places are taken is not written here: enrolments are (law 1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

// NOT_FOUND if there is none of this name.
absl::StatusOr<ShiftInContext> GetShift(db::Tx& tx, const ShiftName& name);

// By start, after the one that the page before ended with.
std::vector<ShiftInContext> ListShifts(db::Tx& tx, const ActivityName& activity,
                                       absl::Time after_start, const std::string& after_id,
                                       int limit);
// All of them.
std::vector<ShiftInContext> AllShifts(db::Tx& tx, const ActivityName& activity);

// New shifts of this activity, by the names that they carry.
void InsertShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now,
                  const std::vector<v1::Shift>& shifts);

// After a draft's place has moved: shifts are searched by it.
void LocateShifts(db::Tx& tx, const v1::Activity& activity, absl::Time now);

// How many shifts an activity's new window would leave outside.
int CountShiftsOutside(db::Tx& tx, const v1::Activity& activity);

// Writes one locked shift as its message says it. `move_time`: now, if its window changed after
// publication.
void SaveShift(db::Tx& tx, const v1::Activity& activity, const v1::Shift& shift, absl::Time now,
               const std::optional<absl::Time>& move_time);
void CancelShift(db::Tx& tx, const ShiftName& name, absl::Time now);

// Enrolments whose volunteer has another engagement in a new window, and how many of those on paid
// duty have.
std::vector<std::string> FindColliding(db::Tx& tx, const ShiftName& name, absl::Time start,
                                       absl::Time end);
int CountPaidColliding(db::Tx& tx, const ShiftName& name, absl::Time start, absl::Time end);

// Locks all shifts of an activity against sign-ups; their ids.
std::vector<std::string> LockShifts(db::Tx& tx, const ActivityName& activity);

// Locks all shifts of an activity against sign-ups, and calls them off.
std::vector<std::string> CancelShifts(db::Tx& tx, const ActivityName& activity, absl::Time now);

// Ids of shifts, after this one, where somebody waits although a place is free. A bounded number.
std::vector<std::string> ShiftsToPromote(db::Tx& tx, absl::Time now, const std::string& after_id);

}  // namespace linli::matching::store

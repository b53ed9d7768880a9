// Places that units hold for people without names. Whoever changes them locks the shift first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/group_enrollment.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// A new group of a locked shift, by the name that it carries.
void InsertGroup(db::Tx& tx, const v1::GroupEnrollment& group, const std::string& policy_version,
                 absl::Time now);

// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::GroupEnrollment> GetGroup(db::Tx& tx, const GroupName& name);

// The id of the unit's live group in a shift.
std::optional<std::string> FindGroupOf(db::Tx& tx, const std::string& shift_id,
                                       const std::string& unit_id);

// Writes heads, title, state and end_reason of a group of a locked shift.
void SaveGroup(db::Tx& tx, const v1::GroupEnrollment& group, absl::Time now);

// By id, that is by time of sign-up, after this one.
std::vector<v1::GroupEnrollment> ListGroups(db::Tx& tx, const ShiftName& shift,
                                            const std::string& after_id, int limit);

// Cancels all live ones of locked shifts; returns them.
std::vector<v1::GroupEnrollment> CancelGroups(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                              const std::string& reason, absl::Time now);

}  // namespace linli::matching::store

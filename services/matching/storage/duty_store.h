// Who stands at a post for pay. Whoever changes it locks shift and volunteer first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/paid_duty.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// Enters a duty and the engagement that it is (law 2).
void InsertDuty(db::Tx& tx, const PaidDutyName& name, const std::string& volunteer_id,
                absl::Time now);

// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::PaidDuty> GetDuty(db::Tx& tx, const PaidDutyName& name);

// The id of a volunteer's live duty in a shift.
std::optional<std::string> FindDutyOf(db::Tx& tx, const std::string& shift_id,
                                      const std::string& volunteer_id);

void RevokeDuty(db::Tx& tx, const v1::PaidDuty& duty, absl::Time now);
// After the engagements of these shifts have ended.
void RevokeDuties(db::Tx& tx, const std::vector<std::string>& shift_ids, absl::Time now);

// By id, that is by time of entry, after this one.
std::vector<v1::PaidDuty> ListDuties(db::Tx& tx, const ShiftName& shift,
                                     const std::string& after_id, int limit);

}  // namespace linli::matching::store

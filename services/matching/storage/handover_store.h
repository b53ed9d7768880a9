// Hand-over logs at rest.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/handover.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// Resource name of the series or the activity. NOT_FOUND: no such published shift.
absl::StatusOr<std::string> DutyOf(db::Tx& tx, const ShiftName& shift);

// Whether she has a place at the duty, in a shift that begins after a moment; and in this very one.
bool StandsAt(db::Tx& tx, const std::string& volunteer_id, const std::string& duty,
              absl::Time begins_after);
bool StandsIn(db::Tx& tx, const std::string& volunteer_id, const std::string& duty,
              const ShiftName& shift);

v1::Handover InsertHandover(db::Tx& tx, const std::string& duty, const v1::Handover& handover);
// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::Handover> GetHandover(db::Tx& tx, const std::string& duty,
                                         const HandoverName& name);
// Unless somebody else was first.
void TakeHandover(db::Tx& tx, const std::string& duty, const HandoverName& name,
                  const std::string& volunteer, absl::Time now);
// The latest first, before the one that the page before ended with.
std::vector<v1::Handover> ListHandovers(db::Tx& tx, const std::string& duty,
                                        const std::string& before_id, int limit);

}  // namespace linli::matching::store

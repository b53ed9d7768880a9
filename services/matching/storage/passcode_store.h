// Wrong passcodes, counted so that nobody tries them all.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "common/db/tx.h"

namespace linli::matching::store {

// How many of a volunteer for an activity on a day.
int PasscodeMisses(db::Tx& tx, const std::string& volunteer_id, const std::string& activity_id,
                   absl::CivilDay day);
// One more; returns how many there are now.
int AddPasscodeMiss(db::Tx& tx, const std::string& volunteer_id, const std::string& activity_id,
                    absl::CivilDay day);

}  // namespace linli::matching::store

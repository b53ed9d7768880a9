// Who decides about a record that is held because of odd patterns, and what becomes of it.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/quarantine.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours::domain {

// Managers above the recording unit, and administrators over it; not by whose word the record is,
// not the volunteer. NOT_AUTHORIZED, RECORD_OWN, SECOND_PERSON, QUARANTINE_STATE.
absl::Status MayDecideQuarantine(const Officer& officer, const v1::Record& record,
                                 const v1::Quarantine& quarantine);

// It goes on its way, to who confirms it. RECORD_TRANSITION.
absl::Status Release(const Officer& officer, absl::Time now, v1::Record& record);

// It never counted and never will; `decision` is for the volunteer to read. RECORD_TRANSITION.
absl::Status Reject(const Officer& officer, const std::string& decision, absl::Time now,
                    v1::Record& record);

}  // namespace linli::hours::domain

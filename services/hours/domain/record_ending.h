// How a record comes to count no more (更正, 撤销): who proposes it, who decides, and the contra
// entry that takes its minutes back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/hours/v1/transfer.pb.h"
#include "services/hours/domain/record_standing.h"

namespace linli::hours::domain {

// Leaders and managers of the recording unit, and administrators over it; of one's own record
// nobody. NOT_AUTHORIZED, RECORD_OWN.
absl::Status MayPropose(const Officer& officer, const v1::Record& record);

// Managers of the recording unit or above, and administrators over it; not who proposed it, and not
// the volunteer. NOT_AUTHORIZED, RECORD_OWN, SECOND_PERSON.
absl::Status MayDecide(const Officer& officer, const v1::Record& record,
                       std::string_view proposed_by);

// Why, and through whom.
struct Grounds {
  v1::Ending::Reason reason = v1::Ending::REASON_UNSPECIFIED;
  std::string explanation;
  std::string proposed_by;
  std::string decided_by;
};

// Ends it: corrected if it has a successor (a record's name), otherwise reversed. The record names
// the contra entry. RECORD_TRANSITION.
absl::Status End(const Grounds& grounds, const std::string& successor, absl::Time now,
                 v1::Record& record);

// The contra entry of a record that was ended: what its posting gave, taken back whole. Nothing if
// nothing had been posted.
std::optional<v1::Transfer> UndoOf(const v1::Record& ended);

}  // namespace linli::hours::domain

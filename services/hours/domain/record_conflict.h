// Which of two reports about one time is kept (重复报送核查), and by whom that is decided.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/conflict.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/record_import.h"

namespace linli::hours::domain {

// A case about what was reported, which has its record's name to be, and what is on record.
v1::Conflict OpenConflict(const v1::Record& reported, const std::vector<OnRecord>& recorded);

struct Arbiter {
  std::string_view subject;
  // Manager or administrator over every unit that the case concerns.
  bool over_all = false;
};

// Of the records that the case names, those that are left. NOT_AUTHORIZED; RECORD_OWN for the
// volunteer; SECOND_PERSON for who reported or entered one of them; CONFLICT_STATE.
absl::Status MayArbitrate(const Arbiter& arbiter, const v1::Conflict& conflict,
                          const std::vector<v1::Record>& recorded);

// RECORD_TRANSITION while a dispute or an approval about the record is undecided: it cannot be
// taken back under their hands.
absl::Status MayBeReplaced(const v1::Record& recorded);

// Notes the decision; `record` is the name of what was made of the report, empty if it was not
// kept.
void Decide(const Arbiter& arbiter, const std::string& decision, const std::string& record,
            absl::Time now, v1::Conflict& conflict);

}  // namespace linli::hours::domain

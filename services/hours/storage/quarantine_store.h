// The table quarantine, and what lies around a record as it is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/quarantine.pb.h"
#include "linli/hours/v1/record.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/suspicion_entry.h"
#include "services/hours/domain/suspicion_presence.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

// Around a record by hand of a volunteer that is not written yet; entries since `since`.
domain::EntrySurroundings AroundEntry(db::Tx& tx, const v1::DefencePolicy& defence,
                                      std::string_view volunteer_id, const v1::Record& record,
                                      absl::Time since);

// Around a presence that ends at `until` by `check_out`.
domain::PresenceSurroundings AroundPresence(db::Tx& tx, const v1::DefencePolicy& defence,
                                            const v1::Attendance& attendance, absl::Time until,
                                            const v1::Evidence& check_out);

// A record has one: the database says so.
v1::Quarantine InsertQuarantine(db::Tx& tx, const v1::Quarantine& quarantine);

std::optional<v1::Quarantine> FindQuarantine(db::Tx& tx, const domain::QuarantineName& name);
// The same, locked.
std::optional<v1::Quarantine> LockQuarantine(db::Tx& tx, const domain::QuarantineName& name);

// Saves how it was decided. Returns it with its new version.
v1::Quarantine SaveDecided(db::Tx& tx, const v1::Quarantine& quarantine);

// Saves what domain::Release made of a record, after the decision. Returns it with its new version.
v1::Record SaveReleased(db::Tx& tx, const v1::Record& record);

std::vector<v1::Quarantine> ListQuarantines(db::Tx& tx, std::string_view volunteer_id,
                                            const CasePage& page);
// Of the records of "organizations/{o}", or of service in "regions/{code}" and below.
std::vector<v1::Quarantine> ListQuarantinesOf(db::Tx& tx, const std::string& place,
                                              const CasePage& page);

}  // namespace linli::hours::store

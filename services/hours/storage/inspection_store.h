// The tables inspection and finding.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/inspection.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/review_names.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

// Draws the sample of a new inspection: name, period, seed, inspector and create_time are set.
// Returns it with what was drawn.
v1::Inspection DrawInspection(db::Tx& tx, const v1::Inspection& inspection, int sample_size);

std::optional<v1::Inspection> FindInspection(db::Tx& tx, const domain::InspectionName& name);

// Whether it is open, locked until the transaction ends; nothing if there is none.
std::optional<bool> LockIsOpen(db::Tx& tx, const domain::InspectionName& name);

// False if the record is not of the sample.
bool SaveFinding(db::Tx& tx, const domain::InspectionName& name, const v1::Finding& finding);

void CloseInspection(db::Tx& tx, const domain::InspectionName& name, const std::string& conclusion,
                     absl::Time now);

std::vector<v1::Inspection> ListInspections(db::Tx& tx, const std::string& organization,
                                            const CasePage& page);

// Those behind this position in the order of the draw, which begins with 1.
std::vector<v1::Finding> ListFindings(db::Tx& tx, const domain::InspectionName& name, int after,
                                      int limit);

}  // namespace linli::hours::store

// The table amendment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/tx.h"
#include "linli/hours/v1/amendment.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

// Nothing if the record has one that is undecided: the database says so.
std::optional<v1::Amendment> InsertAmendment(db::Tx& tx, const v1::Amendment& amendment);

std::optional<v1::Amendment> FindAmendment(db::Tx& tx, const domain::AmendmentName& name);
// The same, locked.
std::optional<v1::Amendment> LockAmendment(db::Tx& tx, const domain::AmendmentName& name);

// Saves how it was decided. Returns it with its new version.
v1::Amendment SaveDecided(db::Tx& tx, const v1::Amendment& amendment);

std::vector<v1::Amendment> ListAmendments(db::Tx& tx, std::string_view volunteer_id,
                                          const CasePage& page);
// Of the records of "organizations/{o}".
std::vector<v1::Amendment> ListAmendmentsOfUnit(db::Tx& tx, const std::string& unit,
                                                const CasePage& page);

}  // namespace linli::hours::store

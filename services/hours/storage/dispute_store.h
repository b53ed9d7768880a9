// The table dispute.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/db/tx.h"
#include "linli/hours/v1/dispute.pb.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

// A record has one that is undecided at most: the database says so.
v1::Dispute InsertDispute(db::Tx& tx, const v1::Dispute& dispute);

// The name of the one that is undecided; empty if there is none.
std::string OpenDisputeOf(db::Tx& tx, const domain::RecordName& record);

std::optional<v1::Dispute> FindDispute(db::Tx& tx, const domain::DisputeName& name);
// The same, locked.
std::optional<v1::Dispute> LockDispute(db::Tx& tx, const domain::DisputeName& name);

// Saves how it was decided. Returns it with its new version.
v1::Dispute SaveDecided(db::Tx& tx, const v1::Dispute& dispute);

std::vector<v1::Dispute> ListDisputes(db::Tx& tx, std::string_view volunteer_id,
                                      const CasePage& page);
// Of the records of "organizations/{o}".
std::vector<v1::Dispute> ListDisputesOfUnit(db::Tx& tx, const std::string& unit,
                                            const CasePage& page);

}  // namespace linli::hours::store

// The table hold, and the time-bank accounts that holds stand on.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/hold.pb.h"
#include "services/hours/domain/hold_batch.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/ledger_store.h"

namespace linli::hours::store {

// Until the transaction ends, nobody else decides about the time of these volunteers. By number.
std::map<std::string, domain::Standing> LockTimeAccounts(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids);

// Those that exist, by name.
std::map<std::string, v1::Hold> FindHolds(db::Tx& tx, const std::vector<domain::HoldName>& names);

// Writes what domain::ApplyHolds made of locked accounts: new holds, and ends of old ones, whose
// transfers the database posts.
void SaveHolds(db::Tx& tx, const std::vector<v1::Hold>& changes);

// Volunteers with holds whose time has come, some of them.
std::vector<std::string> DueHolds(db::Tx& tx, absl::Time now, int limit);

// Ends what is due of volunteers whose accounts are locked. Returns it.
std::vector<v1::Hold> ExpireHolds(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                                  absl::Time now);

// A page of holds, after a place in the order of their making; `state` empty: all.
std::vector<v1::Hold> ListHolds(db::Tx& tx, std::string_view volunteer_id, std::string_view state,
                                const Position& after, int limit);

}  // namespace linli::hours::store

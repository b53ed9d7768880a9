// The tables back_entry_use and back_entry_ban.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/back_entry_ban.pb.h"
#include "services/hours/storage/case_page.h"

namespace linli::hours::store {

// Takes one more entry of this person in the month of `now`. False, and nothing taken, if `limit`
// are taken already: the database says so, whoever else enters at this moment.
bool TakeBackEntry(db::Tx& tx, std::string_view entered_by, absl::Time now, int limit);

// A ban as it stands, and what the volunteer has earned by service since it began.
struct BanAndEarned {
  v1::BackEntryBan ban;
  int64_t earned_minutes = 0;
};
// Of any of these names, those that nobody lifted; the longest first.
std::vector<BanAndEarned> BansOf(db::Tx& tx, const std::vector<std::string>& names,
                                 std::string_view volunteer_id);

// Writes a new ban; nothing if its record banned the same before.
std::optional<v1::BackEntryBan> InsertBan(db::Tx& tx, const v1::BackEntryBan& ban);

// "{banned}/backEntryBans/{id}".
std::optional<v1::BackEntryBan> FindBan(db::Tx& tx, const std::string& name);
// Nothing if it is none, or was lifted before.
std::optional<v1::BackEntryBan> LiftBan(db::Tx& tx, const std::string& name,
                                        const std::string& lifted_by, absl::Time now);
std::vector<v1::BackEntryBan> ListBans(db::Tx& tx, const std::string& banned, const CasePage& page);

}  // namespace linli::hours::store

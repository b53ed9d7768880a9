#include "services/matching/storage/passcode_store.h"

#include "absl/time/time.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {

int PasscodeMisses(db::Tx& tx, const std::string& volunteer_id, const std::string& activity_id,
                   absl::CivilDay day) {
  const pqxx::result rows =
      tx.Run(queries::kPasscodeMisses, volunteer_id, activity_id, absl::FormatCivilTime(day));
  return rows.empty() ? 0 : rows[0][0].as<int>();
}

int AddPasscodeMiss(db::Tx& tx, const std::string& volunteer_id, const std::string& activity_id,
                    absl::CivilDay day) {
  return tx.Run(queries::kPasscodeMiss, volunteer_id, activity_id, absl::FormatCivilTime(day))[0][0]
      .as<int>();
}

}  // namespace linli::matching::store

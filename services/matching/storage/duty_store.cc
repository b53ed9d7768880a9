#include "services/matching/storage/duty_store.h"

#include "common/status/refusal.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

void InsertDuty(db::Tx& tx, const PaidDutyName& name, const std::string& volunteer_id,
                absl::Time now) {
  tx.Run(queries::kDutyInsert, name.id(2), name.id(), volunteer_id, now, name.parent().ToString());
}

absl::StatusOr<v1::PaidDuty> GetDuty(db::Tx& tx, const PaidDutyName& name) {
  const pqxx::result rows =
      tx.Run(queries::kDutyGet, name.id(2), name.id(), name.id(1), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadPaidDuty(rows[0]);
}

std::optional<std::string> FindDutyOf(db::Tx& tx, const std::string& shift_id,
                                      const std::string& volunteer_id) {
  const pqxx::result rows = tx.Run(queries::kDutyOf, shift_id, volunteer_id);
  if (rows.empty()) return std::nullopt;
  return rows[0][0].as<std::string>();
}

void RevokeDuty(db::Tx& tx, const v1::PaidDuty& duty, absl::Time now) {
  const PaidDutyName name = *PaidDutyName::Parse(duty.name());
  tx.Run(queries::kDutyRevoke, name.id(2), name.id(), IdIn(duty.volunteer()), now);
}

void RevokeDuties(db::Tx& tx, const std::vector<std::string>& shift_ids, absl::Time now) {
  tx.Run(queries::kDutyRevokeAll, shift_ids, now);
}

std::vector<v1::PaidDuty> ListDuties(db::Tx& tx, const ShiftName& shift,
                                     const std::string& after_id, int limit) {
  std::vector<v1::PaidDuty> duties;
  for (const pqxx::row& row : tx.Run(queries::kDutyList, shift.id(), after_id, limit)) {
    duties.push_back(ReadPaidDuty(row));
  }
  return duties;
}

}  // namespace linli::matching::store

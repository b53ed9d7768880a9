#include "services/matching/storage/group_store.h"

#include "common/status/refusal.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {
namespace {

std::vector<v1::GroupEnrollment> All(const pqxx::result& rows) {
  std::vector<v1::GroupEnrollment> groups;
  for (const pqxx::row& row : rows) groups.push_back(ReadGroup(row));
  return groups;
}

}  // namespace

void InsertGroup(db::Tx& tx, const v1::GroupEnrollment& group, const std::string& policy_version,
                 absl::Time now) {
  const GroupName name = *GroupName::Parse(group.name());
  tx.Run(queries::kGroupInsert, name.id(2), name.id(), IdIn(group.unit()), now, group.heads(),
         group.title(), policy_version);
}

absl::StatusOr<v1::GroupEnrollment> GetGroup(db::Tx& tx, const GroupName& name) {
  const pqxx::result rows =
      tx.Run(queries::kGroupGet, name.id(2), name.id(), name.id(1), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadGroup(rows[0]);
}

std::optional<std::string> FindGroupOf(db::Tx& tx, const std::string& shift_id,
                                       const std::string& unit_id) {
  const pqxx::result rows = tx.Run(queries::kGroupOfUnit, shift_id, unit_id);
  if (rows.empty()) return std::nullopt;
  return rows[0][0].as<std::string>();
}

void SaveGroup(db::Tx& tx, const v1::GroupEnrollment& group, absl::Time now) {
  const GroupName name = *GroupName::Parse(group.name());
  tx.Run(queries::kGroupUpdate, name.id(2), name.id(), now, static_cast<int>(group.state()),
         group.heads(), group.title(), group.end_reason());
}

std::vector<v1::GroupEnrollment> ListGroups(db::Tx& tx, const ShiftName& shift,
                                            const std::string& after_id, int limit) {
  return All(tx.Run(queries::kGroupList, shift.id(), after_id, limit));
}

std::vector<v1::GroupEnrollment> CancelGroups(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                              const std::string& reason, absl::Time now) {
  return All(tx.Run(queries::kGroupCancelAll, shift_ids, reason, now));
}

}  // namespace linli::matching::store

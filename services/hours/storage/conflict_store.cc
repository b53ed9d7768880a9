#include "services/hours/storage/conflict_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

v1::Conflict Read(const pqxx::row& row) {
  v1::Conflict conflict;
  if (!conflict.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::logic_error("a conflict is garbled");
  }
  v1::Conflict::State state = v1::Conflict::STATE_UNSPECIFIED;
  v1::Conflict::State_Parse(row["state"].as<std::string>(), &state);
  conflict.set_state(state);
  conflict.set_decided_by(row["decided_by"].as<std::string>());
  conflict.set_etag(row["version"].as<std::string>());
  *conflict.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return conflict;
}

std::optional<v1::Conflict> ReadOne(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

std::vector<v1::Conflict> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Conflict> conflicts;
  for (const pqxx::row& row : rows) conflicts.push_back(Read(row));
  return conflicts;
}

}  // namespace

void InsertConflict(db::Tx& tx, const v1::Conflict& conflict) {
  const auto name = domain::ConflictName::Parse(conflict.name()).value();
  const std::string details = conflict.SerializeAsString();
  const std::vector<std::string> units(conflict.recording_units().begin(),
                                       conflict.recording_units().end());
  tx.Run(queries::kConflictInsert, name.id(0), name.id(), units,
         conflict.reported().provenance().entered_by(), db::Bytes{details},
         time::FromProto(conflict.create_time()));
}

std::optional<v1::Conflict> FindConflict(db::Tx& tx, const domain::ConflictName& name) {
  return ReadOne(tx.Run(queries::kConflictGet, name.id(0), name.id()));
}

std::optional<v1::Conflict> LockConflict(db::Tx& tx, const domain::ConflictName& name) {
  return ReadOne(tx.Run(queries::kConflictLock, name.id(0), name.id()));
}

v1::Conflict SaveDecided(db::Tx& tx, const v1::Conflict& conflict) {
  const auto name = domain::ConflictName::Parse(conflict.name()).value();
  const std::string details = conflict.SerializeAsString();
  return Read(tx.Run(queries::kConflictDecide, name.id(0), name.id(),
                     v1::Conflict::State_Name(conflict.state()), conflict.decided_by(),
                     db::Bytes{details}, time::FromProto(conflict.update_time()))[0]);
}

std::vector<v1::Conflict> ListConflicts(db::Tx& tx, std::string_view volunteer_id,
                                        const CasePage& page) {
  return ReadAll(tx.Run(queries::kConflictList, volunteer_id, page.states, page.after_time,
                        page.after_id, page.limit));
}

std::vector<v1::Conflict> ListConflictsOfUnit(db::Tx& tx, const std::string& unit,
                                              const CasePage& page) {
  return ReadAll(tx.Run(queries::kConflictListOfUnit, unit, page.states, page.after_time,
                        page.after_id, page.limit));
}

}  // namespace linli::hours::store

#include "services/hours/storage/dispute_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

v1::Dispute Read(const pqxx::row& row) {
  v1::Dispute dispute;
  if (!dispute.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::logic_error("a dispute is garbled");
  }
  v1::Dispute::State state = v1::Dispute::STATE_UNSPECIFIED;
  v1::Dispute::State_Parse(row["state"].as<std::string>(), &state);
  dispute.set_state(state);
  dispute.set_decided_by(row["decided_by"].as<std::string>());
  dispute.set_etag(row["version"].as<std::string>());
  *dispute.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return dispute;
}

std::optional<v1::Dispute> ReadOne(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

std::vector<v1::Dispute> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Dispute> disputes;
  for (const pqxx::row& row : rows) disputes.push_back(Read(row));
  return disputes;
}

}  // namespace

v1::Dispute InsertDispute(db::Tx& tx, const v1::Dispute& dispute) {
  const auto name = domain::DisputeName::Parse(dispute.name()).value();
  const std::string details = dispute.SerializeAsString();
  return Read(tx.Run(queries::kDisputeInsert, name.id(0), name.id(1), name.id(),
                     dispute.recording_unit(), dispute.opened_by(), db::Bytes{details},
                     time::FromProto(dispute.create_time()))[0]);
}

std::string OpenDisputeOf(db::Tx& tx, const domain::RecordName& record) {
  const pqxx::result rows = tx.Run(queries::kDisputeOpenOfRecord, record.id(0), record.id());
  if (rows.empty()) return "";
  return domain::DisputeName(record.id(0), record.id(), rows[0]["dispute_id"].as<std::string>())
      .ToString();
}

std::optional<v1::Dispute> FindDispute(db::Tx& tx, const domain::DisputeName& name) {
  return ReadOne(tx.Run(queries::kDisputeGet, name.id(0), name.id(1), name.id()));
}

std::optional<v1::Dispute> LockDispute(db::Tx& tx, const domain::DisputeName& name) {
  return ReadOne(tx.Run(queries::kDisputeLock, name.id(0), name.id(1), name.id()));
}

v1::Dispute SaveDecided(db::Tx& tx, const v1::Dispute& dispute) {
  const auto name = domain::DisputeName::Parse(dispute.name()).value();
  const std::string details = dispute.SerializeAsString();
  return Read(tx.Run(queries::kDisputeDecide, name.id(0), name.id(1), name.id(),
                     v1::Dispute::State_Name(dispute.state()), dispute.decided_by(),
                     db::Bytes{details}, time::FromProto(dispute.update_time()))[0]);
}

std::vector<v1::Dispute> ListDisputes(db::Tx& tx, std::string_view volunteer_id,
                                      const CasePage& page) {
  return ReadAll(tx.Run(queries::kDisputeList, volunteer_id, page.states, page.after_time,
                        page.after_id, page.limit));
}

std::vector<v1::Dispute> ListDisputesOfUnit(db::Tx& tx, const std::string& unit,
                                            const CasePage& page) {
  return ReadAll(tx.Run(queries::kDisputeListOfUnit, unit, page.states, page.after_time,
                        page.after_id, page.limit));
}

}  // namespace linli::hours::store

#include "services/hours/storage/amendment_store.h"

#include <stdexcept>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

v1::Amendment Read(const pqxx::row& row) {
  v1::Amendment amendment;
  if (!amendment.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::logic_error("an amendment is garbled");
  }
  v1::Amendment::State state = v1::Amendment::STATE_UNSPECIFIED;
  v1::Amendment::State_Parse(row["state"].as<std::string>(), &state);
  amendment.set_state(state);
  amendment.set_decided_by(row["decided_by"].as<std::string>());
  amendment.set_etag(row["version"].as<std::string>());
  *amendment.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return amendment;
}

std::optional<v1::Amendment> ReadOne(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

std::vector<v1::Amendment> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Amendment> amendments;
  for (const pqxx::row& row : rows) amendments.push_back(Read(row));
  return amendments;
}

}  // namespace

std::optional<v1::Amendment> InsertAmendment(db::Tx& tx, const v1::Amendment& amendment) {
  const auto name = domain::AmendmentName::Parse(amendment.name()).value();
  const std::string details = amendment.SerializeAsString();
  return ReadOne(tx.Run(queries::kAmendmentInsert, name.id(0), name.id(1), name.id(),
                        amendment.recording_unit(), v1::Amendment::Kind_Name(amendment.kind()),
                        amendment.proposed_by(), db::Bytes{details},
                        time::FromProto(amendment.create_time())));
}

std::optional<v1::Amendment> FindAmendment(db::Tx& tx, const domain::AmendmentName& name) {
  return ReadOne(tx.Run(queries::kAmendmentGet, name.id(0), name.id(1), name.id()));
}

std::optional<v1::Amendment> LockAmendment(db::Tx& tx, const domain::AmendmentName& name) {
  return ReadOne(tx.Run(queries::kAmendmentLock, name.id(0), name.id(1), name.id()));
}

v1::Amendment SaveDecided(db::Tx& tx, const v1::Amendment& amendment) {
  const auto name = domain::AmendmentName::Parse(amendment.name()).value();
  const std::string details = amendment.SerializeAsString();
  return Read(tx.Run(queries::kAmendmentDecide, name.id(0), name.id(1), name.id(),
                     v1::Amendment::State_Name(amendment.state()), amendment.decided_by(),
                     db::Bytes{details}, time::FromProto(amendment.update_time()))[0]);
}

std::vector<v1::Amendment> ListAmendments(db::Tx& tx, std::string_view volunteer_id,
                                          const CasePage& page) {
  return ReadAll(tx.Run(queries::kAmendmentList, volunteer_id, page.states, page.after_time,
                        page.after_id, page.limit));
}

std::vector<v1::Amendment> ListAmendmentsOfUnit(db::Tx& tx, const std::string& unit,
                                                const CasePage& page) {
  return ReadAll(tx.Run(queries::kAmendmentListOfUnit, unit, page.states, page.after_time,
                        page.after_id, page.limit));
}

}  // namespace linli::hours::store

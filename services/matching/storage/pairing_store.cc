#include "services/matching/storage/pairing_store.h"

#include "common/db/param.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

// The message without what columns say, and without what must not stand in the database in clear.
std::string BodyOf(const v1::Pairing& pairing) {
  v1::Pairing body = pairing;
  for (const int column : {1, 2, 3, 4, 6, 13}) {
    body.GetReflection()->ClearField(&body, body.GetDescriptor()->FindFieldByNumber(column));
  }
  return body.SerializeAsString();
}

PairingAtRest ReadPairing(const pqxx::row& row) {
  PairingAtRest read;
  v1::Pairing& pairing = read.pairing;
  pairing.ParseFromString(db::ToBytes(row["body"]));
  pairing.set_name(
      PairingName(row["organization_id"].as<std::string>(), row["pairing_id"].as<std::string>())
          .ToString());
  pairing.set_etag(row["version"].as<std::string>());
  *pairing.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *pairing.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  pairing.set_state(static_cast<v1::Pairing::State>(row["state"].as<int>()));
  if (!row["wrapped_key"].is_null()) {
    read.sealed = Vault::Sealed{db::ToBytes(row["wrapped_key"]), db::ToBytes(row["sealed"])};
  }
  return read;
}

std::vector<v1::Pairing> All(const pqxx::result& rows) {
  std::vector<v1::Pairing> pairings;
  for (const pqxx::row& row : rows) pairings.push_back(ReadPairing(row).pairing);
  return pairings;
}

absl::StatusOr<PairingAtRest> One(const pqxx::result& rows, const PairingName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return ReadPairing(rows[0]);
}

}  // namespace

PairingAtRest InsertPairing(db::Tx& tx, const v1::Pairing& pairing,
                            const std::string& receiver_index, const Vault::Sealed& sealed,
                            absl::Time now) {
  const PairingName name = *PairingName::Parse(pairing.name());
  return ReadPairing(tx.Run(queries::kPairingInsert, name.id(), name.id(0), now,
                            db::Bytes{receiver_index}, db::Bytes{sealed.wrapped_key},
                            db::Bytes{sealed.content}, db::Bytes{BodyOf(pairing)})[0]);
}

absl::StatusOr<PairingAtRest> GetPairing(db::Tx& tx, const PairingName& name) {
  return One(tx.Run(queries::kPairingGet, name.id(), name.id(0)), name);
}

absl::StatusOr<PairingAtRest> LockPairing(db::Tx& tx, const PairingName& name) {
  return One(tx.Run(queries::kPairingLock, name.id(), name.id(0)), name);
}

std::optional<PairingName> FindPairingOf(db::Tx& tx, const std::string& receiver_index) {
  const pqxx::result rows = tx.Run(queries::kPairingOf, db::Bytes{receiver_index});
  if (rows.empty()) return std::nullopt;
  return PairingName(rows[0]["organization_id"].as<std::string>(),
                     rows[0]["pairing_id"].as<std::string>());
}

PairingAtRest SavePairing(db::Tx& tx, const v1::Pairing& pairing, absl::Time now) {
  return ReadPairing(tx.Run(queries::kPairingSave, PairingName::Parse(pairing.name())->id(), now,
                            static_cast<int>(pairing.state()), db::Bytes{BodyOf(pairing)})[0]);
}

std::vector<v1::Pairing> ListPairings(db::Tx& tx, const std::string& organization_id,
                                      const std::string& after_id, int limit) {
  return All(tx.Run(queries::kPairingList, organization_id, after_id, limit));
}

std::vector<v1::Pairing> ActivePairings(db::Tx& tx, const std::string& after_id, int limit) {
  return All(tx.Run(queries::kPairingActive, after_id, limit));
}

void InsertVisit(db::Tx& tx, const PairingName& pairing, const VisitAtRest& visit) {
  tx.Run(queries::kVisitInsert, pairing.id(), visit.id, visit.visit.giver(),
         time::FromProto(visit.visit.visit_time()), visit.visit.people(), db::Bytes{visit.sealed});
}

std::vector<VisitAtRest> ListVisits(db::Tx& tx, const PairingName& pairing, absl::Time before_time,
                                    const std::string& before_id, int limit) {
  std::vector<VisitAtRest> visits;
  for (const pqxx::row& row :
       tx.Run(queries::kVisitList, pairing.id(), before_time, before_id, limit)) {
    VisitAtRest& one = visits.emplace_back();
    one.id = row["visit_id"].as<std::string>();
    one.visit.set_giver(row["giver"].as<std::string>());
    *one.visit.mutable_visit_time() = time::ToProto(db::ToTime(row["visit_time"]));
    one.visit.set_people(row["people"].as<int>());
    one.sealed = db::ToBytes(row["sealed"]);
  }
  return visits;
}

std::vector<absl::Time> VisitTimes(db::Tx& tx, const PairingName& pairing, absl::Time from,
                                   absl::Time until) {
  std::vector<absl::Time> times;
  for (const pqxx::row& row : tx.Run(queries::kVisitTimes, pairing.id(), from, until)) {
    times.push_back(db::ToTime(row[0]));
  }
  return times;
}

}  // namespace linli::matching::store

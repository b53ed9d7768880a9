#include "services/hours/storage/quarantine_store.h"

#include <stdexcept>

#include "absl/strings/match.h"
#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"
#include "services/hours/storage/rows.h"

namespace linli::hours::store {
namespace {

using domain::QuarantineName;

v1::Quarantine Read(const pqxx::row& row) {
  v1::Quarantine quarantine;
  if (!quarantine.ParseFromString(db::ToBytes(row["details"]))) {
    throw std::logic_error("a quarantine is garbled");
  }
  v1::Quarantine::State state = v1::Quarantine::STATE_UNSPECIFIED;
  v1::Quarantine::State_Parse(row["state"].as<std::string>(), &state);
  quarantine.set_state(state);
  quarantine.set_decided_by(row["decided_by"].as<std::string>());
  quarantine.set_etag(row["version"].as<std::string>());
  *quarantine.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return quarantine;
}

std::optional<v1::Quarantine> ReadOne(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return Read(rows[0]);
}

std::vector<v1::Quarantine> ReadAll(const pqxx::result& rows) {
  std::vector<v1::Quarantine> quarantines;
  for (const pqxx::row& row : rows) quarantines.push_back(Read(row));
  return quarantines;
}

std::optional<int> DistanceOf(const v1::Evidence& evidence) {
  if (evidence.method() != v1::BY_POSITION) return std::nullopt;
  return evidence.distance_meters();
}

bool IsByDevice(v1::EvidenceMethod method) {
  return method == v1::BY_KIOSK || method == v1::BY_OFFLINE_LOG;
}

}  // namespace

domain::EntrySurroundings AroundEntry(db::Tx& tx, const v1::DefencePolicy& defence,
                                      std::string_view volunteer_id, const v1::Record& record,
                                      absl::Time since) {
  const pqxx::row row =
      tx.Run(queries::kSuspicionOfEntry, volunteer_id, record.provenance().entered_by(), since,
             record.recording_unit(), record.activity_name(), time::FromProto(record.start_time()),
             time::FromProto(record.end_time()), domain::CountTo(defence))[0];
  domain::EntrySurroundings around;
  around.her_minutes = row["her_minutes"].as<int>();
  around.entered = row["entered"].as<int>();
  around.alike_days = row["alike_days"].as<int>();
  around.by_hand = row["by_hand"].as<int>();
  around.checked_in = row["checked_in"].as<int>();
  return around;
}

domain::PresenceSurroundings AroundPresence(db::Tx& tx, const v1::DefencePolicy& defence,
                                            const v1::Attendance& attendance, absl::Time until,
                                            const v1::Evidence& check_out) {
  const auto name = domain::AttendanceName::Parse(attendance.name()).value();
  const v1::Evidence& check_in = attendance.check_in_evidence();
  const bool attested = domain::LooksAt(defence, v1::Quarantine::Signal::NO_CHECK_INS) &&
                        check_in.method() == v1::BY_ATTESTATION;
  const pqxx::result rows =
      tx.Run(queries::kSuspicionOfPresence, name.id(0), name.id(), attendance.shift(),
             time::FromProto(attendance.check_in_time()), until,
             IsByDevice(check_in.method()) ? check_in.witness() : "", defence.device_seconds(),
             DistanceOf(check_in), DistanceOf(check_out), defence.moment_seconds(), attested,
             domain::CountTo(defence));
  domain::PresenceSurroundings around;
  around.by_device = rows[0]["by_device"].as<int>();
  around.together = rows[0]["together"].as<int>();
  around.attested = rows[0]["attested"].as<int>();
  around.checked_in = rows[0]["checked_in"].as<int>();
  for (const pqxx::row& row : rows) {
    if (row["attendance_id"].is_null()) continue;
    const domain::AttendanceName other(name.id(0), row["attendance_id"].as<std::string>());
    around.elsewhere.push_back({other.ToString(),
                                {db::ToTime(row["check_in_time"]), db::ToTime(row["until_time"])},
                                ReadContext(row["context"]).place()});
  }
  return around;
}

v1::Quarantine InsertQuarantine(db::Tx& tx, const v1::Quarantine& quarantine) {
  const auto name = QuarantineName::Parse(quarantine.name()).value();
  const std::string details = quarantine.SerializeAsString();
  return Read(tx.Run(queries::kQuarantineInsert, name.id(0), name.id(1), name.id(),
                     quarantine.recording_unit(), quarantine.region(),
                     v1::Quarantine::State_Name(quarantine.state()), quarantine.points(),
                     quarantine.hold_points(), quarantine.policy_version(), quarantine.made_by(),
                     db::Bytes{details}, time::FromProto(quarantine.create_time()))[0]);
}

std::optional<v1::Quarantine> FindQuarantine(db::Tx& tx, const QuarantineName& name) {
  return ReadOne(tx.Run(queries::kQuarantineGet, name.id(0), name.id(1), name.id()));
}

std::optional<v1::Quarantine> LockQuarantine(db::Tx& tx, const QuarantineName& name) {
  return ReadOne(tx.Run(queries::kQuarantineLock, name.id(0), name.id(1), name.id()));
}

v1::Quarantine SaveDecided(db::Tx& tx, const v1::Quarantine& quarantine) {
  const auto name = QuarantineName::Parse(quarantine.name()).value();
  const std::string details = quarantine.SerializeAsString();
  return Read(tx.Run(queries::kQuarantineDecide, name.id(0), name.id(1), name.id(),
                     v1::Quarantine::State_Name(quarantine.state()), quarantine.decided_by(),
                     db::Bytes{details}, time::FromProto(quarantine.update_time()))[0]);
}

v1::Record SaveReleased(db::Tx& tx, const v1::Record& record) {
  const auto name = domain::RecordName::Parse(record.name()).value();
  return ReadRecord(tx.Run(queries::kRecordRelease, name.id(0), name.id(),
                           v1::Record::State_Name(record.state()), record.released_by(),
                           time::FromProto(record.update_time()))[0]);
}

std::vector<v1::Quarantine> ListQuarantines(db::Tx& tx, std::string_view volunteer_id,
                                            const CasePage& page) {
  return ReadAll(tx.Run(queries::kQuarantineList, volunteer_id, page.states, page.after_time,
                        page.after_id, page.limit));
}

std::vector<v1::Quarantine> ListQuarantinesOf(db::Tx& tx, const std::string& place,
                                              const CasePage& page) {
  const db::Query& query = absl::StartsWith(place, "regions/") ? queries::kQuarantineListOfRegion
                                                               : queries::kQuarantineListOfUnit;
  return ReadAll(tx.Run(query, place, page.states, page.after_time, page.after_id, page.limit));
}

}  // namespace linli::hours::store

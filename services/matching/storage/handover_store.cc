#include "services/matching/storage/handover_store.h"

#include "absl/strings/str_cat.h"
#include "common/db/param.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

v1::Handover Read(const pqxx::row& row) {
  v1::Handover handover;
  handover.ParseFromString(db::ToBytes(row["body"]));
  handover.set_name(absl::StrCat(row["shift"].as<std::string>(), "/handovers/",
                                 row["handover_id"].as<std::string>()));
  handover.set_author(row["author"].as<std::string>());
  *handover.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  if (!row["taken_by"].is_null()) {
    handover.set_taken_by(row["taken_by"].as<std::string>());
    *handover.mutable_take_time() = time::ToProto(db::ToTime(row["take_time"]));
  }
  return handover;
}

bool Stands(db::Tx& tx, const std::string& volunteer_id, const std::string& duty,
            const std::string& shift_id, absl::Time begins_after) {
  return tx.Run(queries::kHandoverStands, volunteer_id, duty, shift_id, begins_after)[0][0]
      .as<bool>();
}

}  // namespace

absl::StatusOr<std::string> DutyOf(db::Tx& tx, const ShiftName& shift) {
  const pqxx::result rows = tx.Run(queries::kHandoverDuty, shift.id(), shift.id(1), shift.id(0));
  if (rows.empty()) return NotFound(shift.ToString());
  return rows[0]["duty"].as<std::string>();
}

bool StandsAt(db::Tx& tx, const std::string& volunteer_id, const std::string& duty,
              absl::Time begins_after) {
  return Stands(tx, volunteer_id, duty, "", begins_after);
}

bool StandsIn(db::Tx& tx, const std::string& volunteer_id, const std::string& duty,
              const ShiftName& shift) {
  return Stands(tx, volunteer_id, duty, shift.id(), absl::InfinitePast());
}

v1::Handover InsertHandover(db::Tx& tx, const std::string& duty, const v1::Handover& handover) {
  const HandoverName name = *HandoverName::Parse(handover.name());
  v1::Handover body;
  body.set_events(handover.events());
  *body.mutable_open_matters() = handover.open_matters();
  return Read(tx.Run(queries::kHandoverInsert, duty, name.id(), name.parent().ToString(),
                     handover.author(), time::FromProto(handover.create_time()),
                     db::Bytes{body.SerializeAsString()})[0]);
}

absl::StatusOr<v1::Handover> GetHandover(db::Tx& tx, const std::string& duty,
                                         const HandoverName& name) {
  const pqxx::result rows =
      tx.Run(queries::kHandoverGet, duty, name.id(), name.parent().ToString());
  if (rows.empty()) return NotFound(name.ToString());
  return Read(rows[0]);
}

void TakeHandover(db::Tx& tx, const std::string& duty, const HandoverName& name,
                  const std::string& volunteer, absl::Time now) {
  tx.Run(queries::kHandoverTake, duty, name.id(), volunteer, now);
}

std::vector<v1::Handover> ListHandovers(db::Tx& tx, const std::string& duty,
                                        const std::string& before_id, int limit) {
  std::vector<v1::Handover> handovers;
  for (const pqxx::row& row : tx.Run(queries::kHandoverList, duty, before_id, limit)) {
    handovers.push_back(Read(row));
  }
  return handovers;
}

}  // namespace linli::matching::store

#include "services/matching/storage/mobilization_store.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/db/param.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {
namespace {

std::string BodyOf(const v1::Mobilization& mobilization) {
  v1::Mobilization body = mobilization;
  for (const int column : {1, 2, 3, 4, 12, 13, 14, 15}) {
    body.GetReflection()->ClearField(&body, body.GetDescriptor()->FindFieldByNumber(column));
  }
  return body.SerializeAsString();
}

v1::Mobilization Read(const pqxx::row& row) {
  v1::Mobilization mobilization;
  mobilization.ParseFromString(db::ToBytes(row["body"]));
  mobilization.set_name(MobilizationName(row["organization_id"].as<std::string>(),
                                         row["mobilization_id"].as<std::string>())
                            .ToString());
  mobilization.set_etag(row["version"].as<std::string>());
  *mobilization.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *mobilization.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  mobilization.set_state(static_cast<v1::Mobilization::State>(row["state"].as<int>()));
  mobilization.set_waves(row["waves"].as<int>());
  mobilization.set_invited(row["invited"].as<int>());
  if (!row["next_wave_time"].is_null()) {
    *mobilization.mutable_next_wave_time() = time::ToProto(db::ToTime(row["next_wave_time"]));
  }
  return mobilization;
}

absl::StatusOr<v1::Mobilization> One(const pqxx::result& rows, const MobilizationName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return Read(rows[0]);
}

}  // namespace

void InsertMobilization(db::Tx& tx, const v1::Mobilization& mobilization, absl::Time now) {
  const MobilizationName name = *MobilizationName::Parse(mobilization.name());
  tx.Run(queries::kMobilizationInsert, name.id(), name.id(0), now,
         ShiftName::Parse(mobilization.shift())->id(), db::Bytes{BodyOf(mobilization)});
}

absl::StatusOr<v1::Mobilization> GetMobilization(db::Tx& tx, const MobilizationName& name) {
  return One(tx.Run(queries::kMobilizationGet, name.id(), name.id(0)), name);
}

absl::StatusOr<v1::Mobilization> LockMobilization(db::Tx& tx, const MobilizationName& name) {
  return One(tx.Run(queries::kMobilizationLock, name.id(), name.id(0)), name);
}

v1::Mobilization SaveMobilization(db::Tx& tx, const v1::Mobilization& mobilization,
                                  absl::Time now) {
  std::optional<absl::Time> next;
  if (mobilization.has_next_wave_time()) next = time::FromProto(mobilization.next_wave_time());
  return Read(tx.Run(queries::kMobilizationSave, MobilizationName::Parse(mobilization.name())->id(),
                     now, static_cast<int>(mobilization.state()), next, mobilization.waves(),
                     mobilization.invited())[0]);
}

std::vector<v1::Mobilization> ListMobilizations(db::Tx& tx, const std::string& organization_id,
                                                const std::string& after_id, int limit) {
  std::vector<v1::Mobilization> found;
  for (const pqxx::row& row :
       tx.Run(queries::kMobilizationList, organization_id, after_id, limit)) {
    found.push_back(Read(row));
  }
  return found;
}

std::vector<MobilizationName> DueMobilizations(db::Tx& tx, absl::Time now) {
  std::vector<MobilizationName> due;
  for (const pqxx::row& row : tx.Run(queries::kMobilizationDue, now)) {
    due.emplace_back(row["organization_id"].as<std::string>(),
                     row["mobilization_id"].as<std::string>());
  }
  return due;
}

}  // namespace linli::matching::store

#include "services/matching/storage/need_store.h"

#include "absl/strings/str_cat.h"
#include "common/db/param.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {
namespace {

// The message without what columns say, and without what must not stand in the database in clear.
std::string BodyOf(const v1::Need& need) {
  v1::Need body = need;
  for (const int column : {1, 2, 3, 4, 5, 6, 7, 11, 12, 15, 16, 17, 19}) {
    body.GetReflection()->ClearField(&body, body.GetDescriptor()->FindFieldByNumber(column));
  }
  return body.SerializeAsString();
}

NeedAtRest ReadNeed(const pqxx::row& row) {
  NeedAtRest read;
  v1::Need& need = read.need;
  need.ParseFromString(db::ToBytes(row["body"]));
  need.set_name(NeedName(row["organization_id"].as<std::string>(), row["need_id"].as<std::string>())
                    .ToString());
  need.set_etag(row["version"].as<std::string>());
  *need.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *need.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  need.set_region(absl::StrCat("regions/", row["region_code"].as<std::string>()));
  need.set_state(static_cast<v1::Need::State>(row["state"].as<int>()));
  need.set_kind(static_cast<v1::Need::Kind>(row["kind"].as<int>()));
  need.set_form(static_cast<v1::Need::Form>(row["form"].as<int>()));
  *need.mutable_answer_due_time() = time::ToProto(db::ToTime(row["answer_due_time"]));
  need.set_overdue(row["overdue"].as<bool>());
  need.set_people_needed(row["people_needed"].as<int>());
  for (std::string& claimant : db::ToStrings(row["claimants"])) {
    need.add_claimants(std::move(claimant));
  }
  read.submitter = row["submitter"].as<std::string>();
  if (!row["wrapped_key"].is_null()) {
    read.sealed = Vault::Sealed{db::ToBytes(row["wrapped_key"]), db::ToBytes(row["sealed"])};
  }
  return read;
}

std::vector<v1::Need> All(const pqxx::result& rows) {
  std::vector<v1::Need> needs;
  for (const pqxx::row& row : rows) needs.push_back(ReadNeed(row).need);
  return needs;
}

}  // namespace

NeedAtRest InsertNeed(db::Tx& tx, const v1::Need& need, const std::string& submitter,
                      const std::optional<Vault::Sealed>& sealed, absl::Time now) {
  const NeedName name = *NeedName::Parse(need.name());
  std::optional<db::Bytes> wrapped_key, content;
  if (sealed) {
    wrapped_key = db::Bytes{sealed->wrapped_key};
    content = db::Bytes{sealed->content};
  }
  return ReadNeed(tx.Run(queries::kNeedInsert, name.id(), name.id(0), now, IdIn(need.region()),
                         static_cast<int>(need.kind()), static_cast<int>(need.form()),
                         time::FromProto(need.answer_due_time()), need.people_needed(), submitter,
                         wrapped_key, content, db::Bytes{BodyOf(need)})[0]);
}

absl::StatusOr<NeedAtRest> GetNeed(db::Tx& tx, const NeedName& name) {
  const pqxx::result rows = tx.Run(queries::kNeedGet, name.id(), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadNeed(rows[0]);
}

absl::StatusOr<NeedAtRest> LockNeed(db::Tx& tx, const NeedName& name) {
  tx.Run(queries::kNeedLock, name.id(), name.id(0));
  return GetNeed(tx, name);
}

void SaveNeed(db::Tx& tx, const v1::Need& need, absl::Time now, bool forget) {
  tx.Run(queries::kNeedSave, NeedName::Parse(need.name())->id(), now,
         static_cast<int>(need.state()), db::Bytes{BodyOf(need)}, forget);
}

std::vector<v1::Need> ListNeeds(db::Tx& tx, const NeedFilter& filter, int limit) {
  return All(tx.Run(queries::kNeedList, static_cast<int>(filter.state), filter.organization_id,
                    filter.region_code, static_cast<int>(filter.kind),
                    static_cast<int>(filter.form), filter.overdue, filter.after_id, limit));
}

v1::NeedFigures CountNeeds(db::Tx& tx, const std::string& organization_id, absl::Time from,
                           absl::Time until, absl::Time now) {
  const pqxx::row row = tx.Run(queries::kNeedFigures, organization_id, from, until, now)[0];
  v1::NeedFigures figures;
  figures.set_submitted(row["submitted"].as<int>());
  figures.set_met(row["met"].as<int>());
  figures.set_overdue(row["overdue"].as<int>());
  figures.set_helped(row["helped"].as<int>());
  figures.set_serving_since(row["serving_since"].as<int>());
  return figures;
}

int ClaimPlaces(db::Tx& tx, const NeedName& name, const std::string& claim_id,
                const std::string& claimant, int places, absl::Time now) {
  return static_cast<int>(
      tx.Run(queries::kNeedClaim, name.id(), claim_id, claimant, now, places).size());
}

int FreePlaces(db::Tx& tx, const NeedName& name) {
  return tx.Run(queries::kNeedFree, name.id())[0][0].as<int>();
}

int ReleasePlaces(db::Tx& tx, const NeedName& name, const std::string& claimant,
                  const std::string& reason) {
  return static_cast<int>(tx.Run(queries::kNeedRelease, name.id(), claimant, reason).size());
}

std::vector<v1::Need> MarkOverdue(db::Tx& tx, absl::Time now) {
  return All(tx.Run(queries::kNeedOverdue, now));
}

void NoteReading(db::Tx& tx, const std::string& resource, const std::string& reader,
                 absl::Time now) {
  tx.Run(queries::kClearReadingInsert, resource, reader, now);
}

}  // namespace linli::matching::store

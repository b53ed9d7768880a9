#include "services/awards/storage/star_store.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/awards/domain/names.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

Standing ReadStanding(const pqxx::row& row) {
  Standing standing;
  if (!row["region"].is_null()) standing.region = row["region"].as<std::string>();
  standing.counted_minutes = row["counted_minutes"].as<int64_t>();
  return standing;
}

v1::StarGrant ReadGrant(std::string_view volunteer_id, const pqxx::row& row) {
  v1::StarGrant grant;
  grant.set_name(StarGrantName(volunteer_id, row["id"].as<std::string>()).ToString());
  grant.set_star(row["star"].as<int>());
  grant.set_title(row["title"].as<std::string>());
  grant.set_star_scheme(StarSchemeName(row["scheme_id"].as<std::string>()).ToString());
  grant.set_scheme_version(row["scheme_version"].as<int64_t>());
  grant.set_scheme_region(row["scheme_region"].as<std::string>());
  grant.set_counted_minutes(row["counted_minutes"].as<int64_t>());
  grant.set_record(row["record"].as<std::string>());
  *grant.mutable_grant_time() = time::ToProto(db::ToTime(row["grant_time"]));
  if (!row["lapse_time"].is_null()) {
    *grant.mutable_lapse_time() = time::ToProto(db::ToTime(row["lapse_time"]));
  }
  return grant;
}

domain::CountedRecord ReadRecord(const pqxx::row& row) {
  return {
      .name = RecordName(row["volunteer_id"].as<std::string>(), row["record_id"].as<std::string>())
                  .ToString(),
      .version = row["version"].as<int64_t>(),
      .minutes = row["minutes"].as<int64_t>(),
      .start_time = db::ToTime(row["start_time"]),
      .region = row["region"].as<std::string>(),
      .recording_unit = row["recording_unit"].as<std::string>(),
      .change_time = db::ToTime(row["change_time"]),
      .kind = row["kind"].as<int>(),
      .category = row["category"].as<std::string>()};
}

}  // namespace

void LockStanding(db::Tx& tx, std::string_view volunteer_id) {
  tx.Run(queries::kStandingTouch, volunteer_id);
  tx.Run(queries::kStandingLock, volunteer_id);
}

std::optional<Standing> MoveStanding(db::Tx& tx, std::string_view volunteer_id,
                                     std::string_view region, int64_t version) {
  const pqxx::result moved = tx.Run(queries::kStandingMove, volunteer_id, region, version);
  if (moved.empty()) return std::nullopt;
  return ReadStanding(moved[0]);
}

std::string SurvivorOf(db::Tx& tx, std::string_view volunteer_id) {
  const pqxx::result found = tx.Run(queries::kMergedFind, volunteer_id);
  return found.empty() ? std::string(volunteer_id) : found[0][0].as<std::string>();
}

Standing FollowMerge(db::Tx& tx, std::string_view volunteer_id, std::string_view survivor_id) {
  const std::string before = SurvivorOf(tx, volunteer_id);
  tx.Run(queries::kMergedPut, volunteer_id, survivor_id);
  tx.Run(queries::kStandingSum, volunteer_id);
  // Where it led until now, if that ended in the same survivor too.
  if (before != volunteer_id && before != survivor_id) {
    LockStanding(tx, before);
    tx.Run(queries::kStandingSum, before);
  }
  LockStanding(tx, survivor_id);
  tx.Run(queries::kStarGrantFollow, volunteer_id, survivor_id);
  return ReadStanding(tx.Run(queries::kStandingSum, survivor_id).at(0));
}

absl::StatusOr<std::optional<Standing>> ApplyRecord(db::Tx& tx,
                                                    const domain::CountedRecord& record) {
  ASSIGN_OR_RETURN(RecordName name, RecordName::Parse(record.name));
  const std::string& volunteer_id = name.id(0);
  LockStanding(tx, volunteer_id);
  const pqxx::result applied =
      tx.Run(queries::kCountedRecordApply, volunteer_id, name.id(), record.version, record.minutes,
             record.start_time, record.region, record.recording_unit, record.change_time,
             record.kind, record.category);
  if (applied.empty()) return std::nullopt;
  const std::string survivor = SurvivorOf(tx, volunteer_id);
  if (survivor != volunteer_id) LockStanding(tx, survivor);
  return ReadStanding(tx.Run(queries::kStandingSum, survivor).at(0));
}

Standing GetStanding(db::Tx& tx, std::string_view volunteer_id) {
  const pqxx::result found = tx.Run(queries::kStandingGet, volunteer_id);
  return found.empty() ? Standing() : ReadStanding(found[0]);
}

std::vector<std::string> VolunteersWithMinutes(db::Tx& tx, std::string_view region,
                                               std::string_view after, int limit) {
  std::vector<std::string> numbers;
  for (const auto& row : tx.Run(queries::kStandingOfRegion, region, after, limit)) {
    numbers.push_back(row["volunteer_id"].as<std::string>());
  }
  return numbers;
}

std::vector<domain::CountedRecord> CountedRecords(db::Tx& tx, std::string_view volunteer_id) {
  std::vector<domain::CountedRecord> records;
  for (const auto& row : tx.Run(queries::kCountedRecordList, volunteer_id)) {
    records.push_back(ReadRecord(row));
  }
  return records;
}

absl::StatusOr<bool> InsertStarGrant(db::Tx& tx, const v1::StarGrant& grant) {
  ASSIGN_OR_RETURN(StarGrantName name, StarGrantName::Parse(grant.name()));
  ASSIGN_OR_RETURN(StarSchemeName scheme, StarSchemeName::Parse(grant.star_scheme()));
  const pqxx::result inserted =
      tx.Run(queries::kStarGrantInsert, name.id(0), name.id(), grant.scheme_region(), grant.star(),
             grant.title(), scheme.id(), grant.scheme_version(), grant.counted_minutes(),
             grant.record(), time::FromProto(grant.grant_time()));
  return !inserted.empty();
}

std::map<std::string, std::vector<domain::CountedRecord>> RecordsOf(
    db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  std::map<std::string, std::vector<domain::CountedRecord>> records;
  for (const auto& row : tx.Run(queries::kCountedRecordOf, volunteer_ids)) {
    records[row["person"].as<std::string>()].push_back(ReadRecord(row));
  }
  return records;
}

void InsertExplanation(db::Tx& tx, const v1::StarGrant& grant,
                       const v1::StarExplanation& explanation) {
  const auto name = StarGrantName::Parse(grant.name());
  if (!name.ok()) return;
  tx.Run(queries::kStarExplanationInsert, name->id(0), name->id(),
         db::Bytes{explanation.SerializeAsString()});
}

absl::StatusOr<v1::StarExplanation> GetExplanation(db::Tx& tx, const std::string& grant) {
  ASSIGN_OR_RETURN(const StarGrantName name, StarGrantName::Parse(grant));
  const pqxx::result found = tx.Run(queries::kStarExplanationGet, name.id(0), name.id());
  v1::StarExplanation explanation;
  if (found.empty() || !explanation.ParseFromString(db::ToBytes(found[0]["document"]))) {
    return NotFound(grant);
  }
  return explanation;
}

void MarkLapses(db::Tx& tx, std::string_view volunteer_id, std::string_view scheme_region,
                const std::vector<int>& holding, absl::Time at) {
  tx.Run(queries::kStarLapseMark, volunteer_id, scheme_region, holding, at);
}

int HighestStar(db::Tx& tx, std::string_view volunteer_id, std::string_view scheme_region) {
  return tx.Run(queries::kStarGrantHighest, volunteer_id, scheme_region)[0]["star"].as<int>();
}

std::vector<v1::StarGrant> ListStarGrants(db::Tx& tx, std::string_view volunteer_id,
                                          const std::optional<std::string>& after, int limit) {
  std::vector<v1::StarGrant> grants;
  for (const auto& row : tx.Run(queries::kStarGrantList, volunteer_id, after, limit)) {
    grants.push_back(ReadGrant(volunteer_id, row));
  }
  return grants;
}

}  // namespace linli::awards::store

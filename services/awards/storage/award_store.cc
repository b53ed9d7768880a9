#include "services/awards/storage/award_store.h"

#include "common/status/refusal.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Objection ObjectionIn(const pqxx::row& row) { return StatedIn<v1::Objection>(row); }
v1::Award AwardIn(const pqxx::row& row) { return StatedIn<v1::Award>(row); }

absl::StatusOr<v1::Objection> OnlyObjection(const pqxx::result& rows, const ObjectionName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  v1::Objection objection = ObjectionIn(rows[0]);
  if (objection.name() != name.ToString()) return NotFound(name.ToString());
  return objection;
}

absl::StatusOr<Shown> OnlyAward(const pqxx::result& rows, const AwardName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  Shown shown{AwardIn(rows[0]), rows[0]["shown"].as<bool>()};
  if (shown.award.name() != name.ToString()) return NotFound(name.ToString());
  return shown;
}

// "regions/1305/awardPlans/p/awards/a" → "p".
std::string PlanIdIn(const std::string& name) {
  const std::string parent = name.substr(0, name.rfind('/'));
  return IdIn(parent.substr(0, parent.rfind('/')));
}

}  // namespace

void InsertObjection(db::Tx& tx, const v1::Objection& objection) {
  tx.Run(queries::kObjectionInsert, PlanIdIn(objection.name()), IdIn(objection.name()),
         IdIn(objection.nomination()), static_cast<int>(objection.state()), objection.etag(),
         db::Bytes{objection.SerializeAsString()}, time::FromProto(objection.create_time()),
         time::FromProto(objection.update_time()));
}

absl::StatusOr<v1::Objection> GetObjection(db::Tx& tx, const ObjectionName& name) {
  return OnlyObjection(tx.Run(queries::kObjectionGet, name.id(1), name.id()), name);
}

absl::StatusOr<v1::Objection> LockObjection(db::Tx& tx, const ObjectionName& name) {
  return OnlyObjection(tx.Run(queries::kObjectionLock, name.id(1), name.id()), name);
}

void SaveObjection(db::Tx& tx, const v1::Objection& objection) {
  tx.Run(queries::kObjectionSave, PlanIdIn(objection.name()), IdIn(objection.name()),
         static_cast<int>(objection.state()), objection.etag(),
         db::Bytes{objection.SerializeAsString()}, time::FromProto(objection.update_time()));
}

std::vector<v1::Objection> ListObjections(db::Tx& tx, const AwardPlanName& plan,
                                          const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kObjectionList, plan.id(), after, limit), ObjectionIn);
}

std::optional<std::string> OpenObjection(db::Tx& tx, const AwardPlanName& plan) {
  const pqxx::result rows = tx.Run(queries::kObjectionOpen, plan.id());
  if (rows.empty()) return std::nullopt;
  return ObjectionName(plan.id(0), plan.id(), rows[0]["id"].as<std::string>()).ToString();
}

void InsertAward(db::Tx& tx, const v1::Award& award) {
  tx.Run(queries::kAwardInsert, PlanIdIn(award.name()), IdIn(award.name()), award.nominee(),
         static_cast<int>(award.state()), award.etag(), db::Bytes{award.SerializeAsString()},
         time::FromProto(award.create_time()), time::FromProto(award.update_time()));
}

absl::StatusOr<Shown> GetAward(db::Tx& tx, const AwardName& name) {
  return OnlyAward(tx.Run(queries::kAwardGet, name.id(1), name.id()), name);
}

absl::StatusOr<v1::Award> LockAward(db::Tx& tx, const AwardName& name) {
  absl::StatusOr<Shown> shown = OnlyAward(tx.Run(queries::kAwardLock, name.id(1), name.id()), name);
  if (!shown.ok()) return shown.status();
  return std::move(shown->award);
}

void SaveAward(db::Tx& tx, const v1::Award& award) {
  tx.Run(queries::kAwardSave, PlanIdIn(award.name()), IdIn(award.name()),
         static_cast<int>(award.state()), award.etag(), db::Bytes{award.SerializeAsString()},
         time::FromProto(award.update_time()));
}

std::vector<v1::Award> ListAwards(db::Tx& tx, const AwardPlanName& plan, const std::string& after,
                                  bool hidden, int limit) {
  return AllIn(tx.Run(queries::kAwardList, plan.id(), after, hidden, limit), AwardIn);
}

std::vector<v1::Award> AwardsOf(db::Tx& tx, const std::string& nominee, const std::string& before,
                                int limit) {
  return AllIn(tx.Run(queries::kAwardOfNominee, nominee, before, limit), AwardIn);
}

}  // namespace linli::awards::store

#include "services/awards/storage/redemption_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "services/awards/domain/reward_rule.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Redemption RedemptionIn(const pqxx::row& row) { return StatedIn<v1::Redemption>(row); }

domain::Redeeming RedeemingIn(const pqxx::row& row) {
  domain::Redeeming one{RedemptionIn(row)};
  if (!row["due_time"].is_null()) one.due = db::ToTime(row["due_time"]);
  return one;
}

std::optional<absl::Time> Due(const domain::Redeeming& one) {
  if (one.due == absl::InfiniteFuture()) return std::nullopt;
  return one.due;
}

}  // namespace

int UsedOf(db::Tx& tx, const std::string& reward_id, const std::string& volunteer_id,
           absl::CivilDay period) {
  return tx.Run(queries::kRedemptionUsed, reward_id, volunteer_id, absl::FormatCivilTime(period))
      .at(0)["used"]
      .as<int>();
}

void InsertRedemption(db::Tx& tx, const domain::Redeeming& one, absl::CivilDay period) {
  const v1::Redemption& redemption = one.redemption;
  const auto name = RedemptionName::Parse(redemption.name()).value();
  tx.Run(queries::kRedemptionInsert, domain::RewardIdIn(name.id()), name.id(0), name.id(),
         absl::FormatCivilTime(period), static_cast<int>(redemption.state()), redemption.minutes(),
         Due(one), redemption.etag(), db::Bytes{redemption.SerializeAsString()},
         time::FromProto(redemption.create_time()), time::FromProto(redemption.update_time()));
}

void SaveRedemption(db::Tx& tx, const domain::Redeeming& one) {
  const v1::Redemption& redemption = one.redemption;
  const auto name = RedemptionName::Parse(redemption.name()).value();
  tx.Run(queries::kRedemptionSave, domain::RewardIdIn(name.id()), name.id(0), name.id(),
         static_cast<int>(redemption.state()), Due(one), redemption.etag(),
         db::Bytes{redemption.SerializeAsString()}, time::FromProto(redemption.update_time()));
}

absl::StatusOr<v1::Redemption> GetRedemption(db::Tx& tx, const RedemptionName& name) {
  const pqxx::result rows =
      tx.Run(queries::kRedemptionGet, domain::RewardIdIn(name.id()), name.id(0), name.id());
  if (rows.empty()) return NotFound(name.ToString());
  return RedemptionIn(rows[0]);
}

absl::StatusOr<domain::Redeeming> LockRedemption(db::Tx& tx, const RedemptionName& name) {
  const pqxx::result rows =
      tx.Run(queries::kRedemptionLock, domain::RewardIdIn(name.id()), name.id(0), name.id());
  if (rows.empty()) return NotFound(name.ToString());
  return RedeemingIn(rows[0]);
}

void SaveCode(db::Tx& tx, const RedemptionName& name, std::string_view code,
              absl::Time expire_time) {
  tx.Run(queries::kRedemptionCode, domain::RewardIdIn(name.id()), name.id(0), name.id(), code,
         expire_time);
}

std::optional<std::pair<domain::Redeeming, absl::Time>> LockByCode(db::Tx& tx,
                                                                   std::string_view code) {
  const pqxx::result rows = tx.Run(queries::kRedemptionByCode, code);
  if (rows.empty()) return std::nullopt;
  return std::pair{RedeemingIn(rows[0]), db::ToTime(rows[0]["code_expire_time"])};
}

std::vector<RedemptionName> RedemptionsDue(db::Tx& tx, absl::Time now, int limit) {
  return AllIn(tx.Run(queries::kRedemptionDue, now, limit), [](const pqxx::row& row) {
    return RedemptionName(row["volunteer_id"].as<std::string>(), row["id"].as<std::string>());
  });
}

std::vector<v1::Redemption> ListRedemptions(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kRedemptionList, volunteer_id, after, limit), RedemptionIn);
}

std::vector<v1::Redemption> ListRedemptionsOf(db::Tx& tx, const std::string& reward_id,
                                              v1::RedemptionState state,
                                              const std::pair<std::string, std::string>& after,
                                              int limit) {
  return AllIn(tx.Run(queries::kRedemptionOfReward, reward_id, static_cast<int>(state), after.first,
                      after.second, limit),
               RedemptionIn);
}

}  // namespace linli::awards::store

#include "services/awards/storage/reward_store.h"

#include "common/status/refusal.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Reward RewardIn(const pqxx::row& row) {
  auto reward = StatedIn<v1::Reward>(row);
  reward.set_stock(row["stock"].as<int>());
  reward.set_taken_count(row["taken"].as<int>());
  return reward;
}

absl::StatusOr<v1::Reward> Only(const pqxx::result& rows, const RewardName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return RewardIn(rows[0]);
}

}  // namespace

void InsertReward(db::Tx& tx, const v1::Reward& reward) {
  const auto name = RewardName::Parse(reward.name()).value();
  tx.Run(queries::kRewardInsert, name.id(), name.id(0), reward.region(),
         static_cast<int>(reward.state()), reward.stock(), reward.limit_per_person(), reward.etag(),
         db::Bytes{reward.SerializeAsString()}, time::FromProto(reward.create_time()),
         time::FromProto(reward.update_time()));
}

absl::StatusOr<v1::Reward> GetReward(db::Tx& tx, const RewardName& name) {
  return Only(tx.Run(queries::kRewardGet, name.id(0), name.id()), name);
}

absl::StatusOr<v1::Reward> LockReward(db::Tx& tx, const RewardName& name) {
  return Only(tx.Run(queries::kRewardLock, name.id(0), name.id()), name);
}

void SaveReward(db::Tx& tx, const v1::Reward& reward) {
  tx.Run(queries::kRewardSave, IdIn(reward.name()), static_cast<int>(reward.state()),
         reward.stock(), reward.etag(), db::Bytes{reward.SerializeAsString()},
         time::FromProto(reward.update_time()));
}

std::vector<v1::Reward> ListRewards(db::Tx& tx, const std::string& organization_id,
                                    const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kRewardList, organization_id, after, limit), RewardIn);
}

std::vector<v1::Reward> ListOfferedRewards(db::Tx& tx, const std::vector<std::string>& regions,
                                           const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kRewardOffered, regions, after, limit), RewardIn);
}

}  // namespace linli::awards::store

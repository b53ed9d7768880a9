// What is given for service.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/awards/v1/reward.pb.h"
#include "services/awards/domain/reward_names.h"

namespace linli::awards::store {

void InsertReward(db::Tx& tx, const v1::Reward& reward);
absl::StatusOr<v1::Reward> GetReward(db::Tx& tx, const RewardName& name);
// Until the end of the transaction nobody else takes one of it.
absl::StatusOr<v1::Reward> LockReward(db::Tx& tx, const RewardName& name);
void SaveReward(db::Tx& tx, const v1::Reward& reward);

// Of one provider, in order of their ids, from after this one.
std::vector<v1::Reward> ListRewards(db::Tx& tx, const std::string& organization_id,
                                    const std::string& after, int limit);
// On offer in one of these regions, "regions/…".
std::vector<v1::Reward> ListOfferedRewards(db::Tx& tx, const std::vector<std::string>& regions,
                                           const std::string& after, int limit);

}  // namespace linli::awards::store

// Redemptions, and what of a reward somebody has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/redemption.pb.h"
#include "services/awards/domain/redemption_way.h"
#include "services/awards/domain/reward_names.h"

namespace linli::awards::store {

// How many of a reward she has in the period that begins on this day.
int UsedOf(db::Tx& tx, const std::string& reward_id, const std::string& volunteer_id,
           absl::CivilDay period);

// Takes one of the stock and of her limit; the database refuses both when there is none left.
void InsertRedemption(db::Tx& tx, const domain::Redeeming& one, absl::CivilDay period);
// Gives both back when it is let go.
void SaveRedemption(db::Tx& tx, const domain::Redeeming& one);

absl::StatusOr<v1::Redemption> GetRedemption(db::Tx& tx, const RedemptionName& name);
absl::StatusOr<domain::Redeeming> LockRedemption(db::Tx& tx, const RedemptionName& name);

// A code in normal form, of which only a hash is kept; it takes the place of the one before.
void SaveCode(db::Tx& tx, const RedemptionName& name, std::string_view code,
              absl::Time expire_time);
// By its code, locked, and until when that is good.
std::optional<std::pair<domain::Redeeming, absl::Time>> LockByCode(db::Tx& tx,
                                                                   std::string_view code);

// Those with which the clock has something to do, longest first.
std::vector<RedemptionName> RedemptionsDue(db::Tx& tx, absl::Time now, int limit);

std::vector<v1::Redemption> ListRedemptions(db::Tx& tx, const std::string& volunteer_id,
                                            const std::string& after, int limit);
// Unspecified: in any state. Goes on after {volunteer, id}.
std::vector<v1::Redemption> ListRedemptionsOf(db::Tx& tx, const std::string& reward_id,
                                              v1::RedemptionState state,
                                              const std::pair<std::string, std::string>& after,
                                              int limit);

}  // namespace linli::awards::store

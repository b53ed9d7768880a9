// What the time bank keeps beside accounts and transfers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/time_bank_service.pb.h"
#include "linli/hours/v1/transfer.pb.h"

namespace linli::hours::store {

// The transfer of this name, if it was posted.
std::optional<v1::Transfer> FindTransfer(db::Tx& tx, const std::string& name);

// Why time was given, and to which heir it was handed.
void InsertGift(db::Tx& tx, const v1::GiveMinutesRequest& gift, absl::Time now);
void InsertInheritance(db::Tx& tx, const v1::InheritMinutesRequest& inheritance, int64_t minutes,
                       absl::Time now);

// Minutes of a volunteer that were deposited, are past their time and were not used.
struct ExpiredTime {
  std::string volunteer_id;
  std::string city;
  int64_t minutes = 0;
};
// Of one volunteer, or of everybody, some of them.
std::vector<ExpiredTime> FindExpiredTime(db::Tx& tx, std::optional<std::string> volunteer_id,
                                         absl::Time now, int limit);

// What the pool "accounts/timebank-pool-{city}" can give.
int64_t PoolBalance(db::Tx& tx, const std::string& account);

// Deposits that stand on records which no longer count, after a place in their order, some of them.
std::vector<v1::Transfer> UnfoundedDeposits(db::Tx& tx, std::string_view after_volunteer_id,
                                            std::string_view after_transfer_id, int limit);

}  // namespace linli::hours::store

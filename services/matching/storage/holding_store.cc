#include "services/matching/storage/holding_store.h"

#include "absl/strings/str_cat.h"
#include "common/db/param.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

std::string TextOrNone(const pqxx::field& field) {
  return field.is_null() ? "" : field.as<std::string>();
}

}  // namespace

std::vector<domain::Holding> HoldingsOf(db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  std::vector<domain::Holding> holdings;
  for (const pqxx::row& row : tx.Run(queries::kHoldingList, volunteer_ids)) {
    domain::Holding& one = holdings.emplace_back();
    one.id = row["id"].as<std::string>();
    one.shift_id = row["shift_id"].as<std::string>();
    one.volunteer_id = row["volunteer_id"].as<std::string>();
    one.paid = row["paid"].as<bool>();
    one.state = static_cast<v1::Enrollment::State>(row["state"].as<int>());
    one.window = {ShiftName(row["organization_id"].as<std::string>(),
                            row["activity_id"].as<std::string>(), one.shift_id)
                      .ToString(),
                  db::ToTime(row["start_time"]), db::ToTime(row["end_time"]),
                  TextOrNone(row["exclusion_group"]), TextOrNone(row["exclusion_owner"])};
  }
  return holdings;
}

void MoveHoldings(db::Tx& tx, const std::string& from_id, const std::string& to_id,
                  absl::Time now) {
  tx.Run(queries::kHoldingMove, from_id, to_id, now);
  tx.Run(queries::kHoldingWish, from_id, to_id);
  tx.Run(queries::kNeedClaimMove, absl::StrCat("volunteers/", from_id),
         absl::StrCat("volunteers/", to_id));
}

void ForgetWords(db::Tx& tx, const std::string& volunteer_id) {
  tx.Run(queries::kHoldingForget, volunteer_id);
}

std::vector<NeedName> NeedsClaimedBy(db::Tx& tx, const std::string& claimant) {
  std::vector<NeedName> needs;
  for (const pqxx::row& row : tx.Run(queries::kNeedClaimedBy, claimant)) {
    needs.emplace_back(row["organization_id"].as<std::string>(), row["need_id"].as<std::string>());
  }
  return needs;
}

}  // namespace linli::matching::store

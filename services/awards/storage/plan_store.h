// Award plans, and who is barred from them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/award.pb.h"
#include "linli/awards/v1/award_plan.pb.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::store {

// NOT_FOUND: none of this name. As it was last saved: let time pass (domain/plan_way.h).
absl::StatusOr<v1::AwardPlan> GetPlan(db::Tx& tx, const AwardPlanName& name);
// Nobody else changes or holds it until the end of the transaction.
absl::StatusOr<v1::AwardPlan> LockPlan(db::Tx& tx, const AwardPlanName& name);
// Nobody changes it until the end of the transaction; others may hold it too.
absl::StatusOr<v1::AwardPlan> HoldPlan(db::Tx& tx, const AwardPlanName& name);

void InsertPlan(db::Tx& tx, const v1::AwardPlan& plan);
// All but places_taken, which triggers count.
void SavePlan(db::Tx& tx, const v1::AwardPlan& plan);

// Newest first, from before the plan of this id ("": from the newest).
std::vector<v1::AwardPlan> ListPlans(db::Tx& tx, const std::string& region, bool drafts,
                                     const std::string& before, int limit);

// Plans that the clock has to move.
std::vector<AwardPlanName> PlansDue(db::Tx& tx, absl::Time now, int limit);

void InsertBar(db::Tx& tx, const v1::AwardBar& bar);
absl::StatusOr<v1::AwardBar> LockBar(db::Tx& tx, const AwardBarName& name);
void LiftBar(db::Tx& tx, const v1::AwardBar& bar);
std::vector<v1::AwardBar> ListBars(db::Tx& tx, const std::string& region, const std::string& before,
                                   int limit);

// Whether one of the subjects is barred in the region, or in one above it.
bool IsBarred(db::Tx& tx, const std::vector<std::string>& subjects, const std::string& region,
              absl::Time at);

}  // namespace linli::awards::store

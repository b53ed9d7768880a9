#include "services/awards/storage/plan_store.h"

#include <optional>

#include "common/ids/region.h"
#include "common/status/refusal.h"
#include "services/awards/domain/plan_way.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::AwardPlan PlanIn(const pqxx::row& row) {
  auto plan = StatedIn<v1::AwardPlan>(row);
  plan.set_authority(row["authority"].as<std::string>());
  plan.set_document_number(row["document_number"].as<std::string>());
  plan.set_quota(row["quota"].as<int>());
  plan.set_places_taken(row["places_taken"].as<int>());
  return plan;
}

absl::StatusOr<v1::AwardPlan> OnlyPlan(const pqxx::result& rows, const AwardPlanName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  v1::AwardPlan plan = PlanIn(rows[0]);
  if (plan.name() != name.ToString()) return NotFound(name.ToString());
  return plan;
}

v1::AwardBar BarIn(const pqxx::row& row) {
  auto bar = ResourceIn<v1::AwardBar>(row);
  if (!row["lift_time"].is_null()) {
    *bar.mutable_lift_time() = time::ToProto(db::ToTime(row["lift_time"]));
  }
  return bar;
}

}  // namespace

absl::StatusOr<v1::AwardPlan> GetPlan(db::Tx& tx, const AwardPlanName& name) {
  return OnlyPlan(tx.Run(queries::kAwardPlanGet, name.id()), name);
}

absl::StatusOr<v1::AwardPlan> LockPlan(db::Tx& tx, const AwardPlanName& name) {
  return OnlyPlan(tx.Run(queries::kAwardPlanLock, name.id()), name);
}

absl::StatusOr<v1::AwardPlan> HoldPlan(db::Tx& tx, const AwardPlanName& name) {
  return OnlyPlan(tx.Run(queries::kAwardPlanHold, name.id()), name);
}

void InsertPlan(db::Tx& tx, const v1::AwardPlan& plan) {
  tx.Run(queries::kAwardPlanInsert, IdIn(plan.name()), RegionIn(plan.name()),
         static_cast<int>(plan.state()), plan.authority(), plan.document_number(), plan.quota(),
         domain::NextDue(plan), plan.etag(), db::Bytes{plan.SerializeAsString()},
         time::FromProto(plan.create_time()), time::FromProto(plan.update_time()));
}

void SavePlan(db::Tx& tx, const v1::AwardPlan& plan) {
  tx.Run(queries::kAwardPlanSave, IdIn(plan.name()), static_cast<int>(plan.state()),
         plan.authority(), plan.document_number(), plan.quota(), domain::NextDue(plan), plan.etag(),
         db::Bytes{plan.SerializeAsString()}, time::FromProto(plan.update_time()));
}

std::vector<v1::AwardPlan> ListPlans(db::Tx& tx, const std::string& region, bool drafts,
                                     const std::string& before, int limit) {
  return AllIn(tx.Run(queries::kAwardPlanList, region, drafts, before, limit), PlanIn);
}

std::vector<AwardPlanName> PlansDue(db::Tx& tx, absl::Time now, int limit) {
  return AllIn(tx.Run(queries::kAwardPlanDue, now, limit), [](const pqxx::row& row) {
    return AwardPlanName(IdIn(row["region"].as<std::string>()), row["plan_id"].as<std::string>());
  });
}

void InsertBar(db::Tx& tx, const v1::AwardBar& bar) {
  tx.Run(queries::kAwardBarInsert, IdIn(bar.name()), RegionIn(bar.name()), bar.subject(),
         time::FromProto(bar.end_time()), bar.etag(), db::Bytes{bar.SerializeAsString()},
         time::FromProto(bar.create_time()), time::FromProto(bar.update_time()));
}

absl::StatusOr<v1::AwardBar> LockBar(db::Tx& tx, const AwardBarName& name) {
  const pqxx::result rows = tx.Run(queries::kAwardBarLock, name.id());
  if (rows.empty()) return NotFound(name.ToString());
  v1::AwardBar bar = BarIn(rows[0]);
  if (bar.name() != name.ToString()) return NotFound(name.ToString());
  return bar;
}

void LiftBar(db::Tx& tx, const v1::AwardBar& bar) {
  tx.Run(queries::kAwardBarLift, IdIn(bar.name()), time::FromProto(bar.lift_time()), bar.etag());
}

std::vector<v1::AwardBar> ListBars(db::Tx& tx, const std::string& region, const std::string& before,
                                   int limit) {
  return AllIn(tx.Run(queries::kAwardBarList, region, before, limit), BarIn);
}

bool IsBarred(db::Tx& tx, const std::vector<std::string>& subjects, const std::string& region,
              absl::Time at) {
  return tx.Run(queries::kAwardBarInForce, subjects, ids::RegionAndAbove(region), at)
      .at(0)["barred"]
      .as<bool>();
}

}  // namespace linli::awards::store

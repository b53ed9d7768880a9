#include "services/awards/jobs/redemptions.h"

#include <vector>

#include "common/status/macros.h"
#include "services/awards/api/redemption_steps.h"
#include "services/awards/domain/kept_time.h"
#include "services/awards/storage/redemption_store.h"

namespace linli::awards::jobs {
namespace {

constexpr int kStep = 100;

absl::Status FinishOne(RedemptionDeps& deps, const RedemptionName& name, absl::Time now,
                       absl::Time deadline) {
  v1::Redemption claimed;
  bool mine = false;
  const absl::Status written =
      WriteStep(deps.database, now, deadline, nullptr,
                [&](db::Tx& tx, outbox::Emitter& emitter) -> absl::Status {
                  ASSIGN_OR_RETURN(domain::Redeeming one, store::LockRedemption(tx, name));
                  const v1::RedemptionState before = one.redemption.state();
                  mine = domain::Claim(one, now);
                  if (mine) SaveStep(tx, emitter, now, before, one);
                  claimed = one.redemption;
                  return absl::OkStatus();
                });
  RETURN_IF_ERROR(written);
  if (!mine) return absl::OkStatus();
  const absl::Status said = AskHours(deps.time_bank, {.deadline = deadline}, claimed);
  RETURN_IF_ERROR(SettleStep(deps, now, deadline, nullptr, name, claimed.state(), said).status());
  return domain::Definite(said) ? absl::OkStatus() : said;
}

}  // namespace

absl::Status FinishRedemptions(RedemptionDeps& deps, absl::Time time, absl::Time deadline) {
  const absl::Time now = domain::Kept(time);
  std::vector<RedemptionName> due;
  RETURN_IF_ERROR(deps.database.Read(deadline, [&](db::Tx& tx) {
    due = store::RedemptionsDue(tx, now, kStep);
    return absl::OkStatus();
  }));
  for (const RedemptionName& name : due) {
    RETURN_IF_ERROR(FinishOne(deps, name, now, deadline));
  }
  return absl::OkStatus();
}

}  // namespace linli::awards::jobs

// The steps of a redemption that reach over to hours, for calls and for the job: written down,
// asked, settled. Each writes in a transaction of its own, because nobody is asked inside one.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/client/context.h"
#include "common/db/tx.h"
#include "common/outbox/emitter.h"
#include "common/outbox/trail.h"
#include "services/awards/api/redemption_deps.h"
#include "services/awards/domain/redemption_way.h"
#include "services/awards/domain/reward_names.h"

namespace linli::awards {

// What `body` does and announces, in one transaction; `cause` is the call behind it, nullptr: a
// job.
absl::Status WriteStep(db::Database& database, absl::Time now, absl::Time deadline,
                       const outbox::Cause* cause,
                       absl::FunctionRef<absl::Status(db::Tx&, outbox::Emitter&)> body);

// "awards.redemption.<state>".
void AnnounceStep(outbox::Emitter& emitter, const v1::Redemption& redemption);

// The next version where it has moved, announced; `before` is how it stood. Where only `due` moved,
// no version.
void SaveStep(db::Tx& tx, outbox::Emitter& emitter, absl::Time now, v1::RedemptionState before,
              domain::Redeeming& one);

// Asks hours what a redemption needs to go on from this state. OK at once where it costs nothing.
absl::Status AskHours(hours::TimeBankClient& time_bank, client::Context context,
                      const v1::Redemption& redemption);

// What hours said, written down; how the redemption stands then.
absl::StatusOr<v1::Redemption> SettleStep(RedemptionDeps& deps, absl::Time now, absl::Time deadline,
                                          const outbox::Cause* cause, const RedemptionName& name,
                                          v1::RedemptionState asked, const absl::Status& said);

}  // namespace linli::awards

// What is asked about nominees: left, before the transaction, and of awards' own tables inside it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "common/rpc/call.h"
#include "linli/awards/v1/award_plan.pb.h"
#include "linli/awards/v1/nomination.pb.h"
#include "services/awards/api/deps.h"
#include "services/awards/domain/nomination_entry.h"

namespace linli::awards {

// A nominee as registration knows it.
struct Nominee {
  std::string title;  // a person's name masked
  domain::NomineeFacts facts;
};
absl::StatusOr<Nominee> AskNominee(Deps& deps, const client::Context& context,
                                   const std::string& name);

// Whether she is the nominee, also under a number that ended in hers.
bool IsNominee(db::Tx& tx, const std::string& subject, const std::string& nominee);

// The name under which what counts for the nominee counts.
std::string Surviving(db::Tx& tx, const std::string& nominee);

// What the record says of her in the plan's window, now.
v1::HoursSnapshot SnapshotFor(db::Tx& tx, const v1::AwardPlan& plan, const std::string& nominee,
                              absl::Time now);

// NOMINEE_BARRED in the plan's region; of a project its organisation's bar counts.
absl::Status CheckNotBarred(db::Tx& tx, const v1::AwardPlan& plan, const std::string& nominee,
                            absl::Time now);

// Not barred, and the record still meets the conditions.
absl::Status CheckStillFit(db::Tx& tx, const v1::AwardPlan& plan, const v1::Nomination& nomination,
                           absl::Time now);

}  // namespace linli::awards

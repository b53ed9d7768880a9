// Nominations, what the record says of nominees, points and votes of the public.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/nomination.pb.h"
#include "services/awards/domain/nomination_points.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::store {

// NOMINATION_EXISTS naming the other one if the nominee stands in the plan already, whatever runs
// in parallel.
absl::Status InsertNomination(db::Tx& tx, const v1::Nomination& nomination);

absl::StatusOr<v1::Nomination> GetNomination(db::Tx& tx, const NominationName& name);
// Nobody else changes it until the end of the transaction. Lock the plan first, where both are.
absl::StatusOr<v1::Nomination> LockNomination(db::Tx& tx, const NominationName& name);
void SaveNomination(db::Tx& tx, const v1::Nomination& nomination);

// Which nominations are listed.
struct Listed {
  std::vector<v1::NominationState> states;  // empty: all
  bool shown_only = false;
  std::string after;  // id
  int limit = 0;
};
std::vector<v1::Nomination> ListNominations(db::Tx& tx, const AwardPlanName& plan,
                                            const Listed& listed);

// Newest first, from before the nomination of this id ("": from the newest).
std::vector<v1::Nomination> NominationsOf(db::Tx& tx, const std::string& nominee,
                                          const std::string& before, int limit);

// What counts for a nominee in [from, until) and in all; zeroes but for volunteers and
// organisations.
v1::HoursSnapshot SnapshotOf(db::Tx& tx, const std::string& nominee, absl::Time from,
                             absl::Time until, absl::Time now);

// False if the scorer gave points for this criterion before.
bool InsertScore(db::Tx& tx, const NominationName& name, v1::CriterionKind criterion,
                 const std::string& scorer, int points, absl::Time now);

// One vote of the public: how many the voter has left. VOTE_CAST if she voted for this one, or has
// none left.
absl::StatusOr<int> CastVote(db::Tx& tx, const NominationName& name, const std::string& voter,
                             int allowed, absl::Time now);

// What each nomination of a plan has gathered, by id.
std::map<std::string, domain::Gathered> GatheredIn(db::Tx& tx, const AwardPlanName& plan);

}  // namespace linli::awards::store

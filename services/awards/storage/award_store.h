// Objections and awards.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/awards/v1/award.pb.h"
#include "services/awards/domain/plan_names.h"

namespace linli::awards::store {

void InsertObjection(db::Tx& tx, const v1::Objection& objection);
absl::StatusOr<v1::Objection> GetObjection(db::Tx& tx, const ObjectionName& name);
absl::StatusOr<v1::Objection> LockObjection(db::Tx& tx, const ObjectionName& name);
void SaveObjection(db::Tx& tx, const v1::Objection& objection);
std::vector<v1::Objection> ListObjections(db::Tx& tx, const AwardPlanName& plan,
                                          const std::string& after, int limit);
// One that nobody has decided.
std::optional<std::string> OpenObjection(db::Tx& tx, const AwardPlanName& plan);

void InsertAward(db::Tx& tx, const v1::Award& award);

// An award, and whether its nominee may be shown to everyone.
struct Shown {
  v1::Award award;
  bool to_everyone = false;
};
absl::StatusOr<Shown> GetAward(db::Tx& tx, const AwardName& name);
absl::StatusOr<v1::Award> LockAward(db::Tx& tx, const AwardName& name);
void SaveAward(db::Tx& tx, const v1::Award& award);
// `hidden`: also those that may not be shown to everyone.
std::vector<v1::Award> ListAwards(db::Tx& tx, const AwardPlanName& plan, const std::string& after,
                                  bool hidden, int limit);
// Newest first, from before the award of this id ("": from the newest).
std::vector<v1::Award> AwardsOf(db::Tx& tx, const std::string& nominee, const std::string& before,
                                int limit);

}  // namespace linli::awards::store

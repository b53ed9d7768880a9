#include "services/registration/storage/merge_store.h"

#include "common/status/refusal.h"
#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::Merge MergeFrom(const pqxx::row& row) {
  v1::Merge merge;
  merge.set_name(domain::MergeName(Text(row, "merge_id")).ToString());
  merge.set_survivor(domain::VolunteerName(Text(row, "survivor_id")).ToString());
  merge.set_duplicate(domain::VolunteerName(Text(row, "duplicate_id")).ToString());
  merge.set_reason(Text(row, "reason"));
  merge.set_state(static_cast<v1::MergeState>(Number(row, "state")));
  merge.set_proposer(Text(row, "proposer"));
  merge.set_decider(Text(row, "decider"));
  SetTime(row, "decide_time", [&] { return merge.mutable_decide_time(); });
  merge.set_etag(Etag(row));
  *merge.mutable_create_time() = Time(row, "create_time");
  return merge;
}

}  // namespace

bool AddMerge(db::Tx& tx, const v1::Merge& merge) {
  return !tx.Run(queries::kMergeInsert, IdOf(merge.name()), IdOf(merge.survivor()),
                 IdOf(merge.duplicate()), merge.reason(), merge.proposer(),
                 time::FromProto(merge.create_time()))
              .empty();
}

absl::StatusOr<v1::Merge> LockMerge(db::Tx& tx, const std::string& id) {
  const pqxx::result rows = tx.Run(queries::kMergeLock, id);
  if (rows.empty()) return NotFound(domain::MergeName(id).ToString());
  return MergeFrom(rows[0]);
}

void SaveDecision(db::Tx& tx, const v1::Merge& merge) {
  tx.Run(queries::kMergeDecide, IdOf(merge.name()), static_cast<int>(merge.state()),
         merge.decider(), time::FromProto(merge.decide_time()), merge.etag());
}

std::vector<v1::Merge> ListMerges(db::Tx& tx, v1::MergeState state, const std::string& after,
                                  int limit) {
  std::vector<v1::Merge> merges;
  for (const pqxx::row& row : tx.Run(queries::kMergeList, static_cast<int>(state), after, limit)) {
    merges.push_back(MergeFrom(row));
  }
  return merges;
}

}  // namespace linli::registration::store

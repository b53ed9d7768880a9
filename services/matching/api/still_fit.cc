#include "services/matching/api/still_fit.h"

#include <set>

#include "services/matching/api/seat_table.h"
#include "services/matching/domain/enrollment_gates.h"
#include "services/matching/storage/index_store.h"

namespace linli::matching {

std::string VolunteerIdOf(const index::Snapshot& snapshot, uint32_t ordinal) {
  return std::string(
      snapshot.profiles[ordinal / index::kShardSize]->id(ordinal % index::kShardSize));
}

std::vector<index::RankedVolunteer> StillFit(db::Tx& tx, const index::Snapshot& snapshot,
                                             const v1::EnrollmentPolicy& policy,
                                             const store::ShiftInContext& of, absl::Time now,
                                             const std::vector<index::RankedVolunteer>& ranked) {
  std::vector<std::string> ids;
  for (const index::RankedVolunteer& one : ranked) {
    ids.push_back(VolunteerIdOf(snapshot, one.volunteer));
  }
  std::set<std::string> admitted;
  for (const store::IndexedVolunteer& one : store::SomeVolunteers(tx, ids)) {
    if (domain::CheckVolunteerFits(policy, of.shift, store::FactsOf(one)).ok()) {
      admitted.insert(one.id);
    }
  }
  std::vector<Pair> pairs;
  for (const std::string& id : ids) pairs.push_back({&of, &policy, id});
  const std::vector<absl::Status> free = CheckUnlocked(tx, now, pairs);
  std::vector<index::RankedVolunteer> kept;
  for (size_t i = 0; i < ranked.size(); ++i) {
    if (free[i].ok() && admitted.contains(ids[i])) kept.push_back(ranked[i]);
  }
  return kept;
}

}  // namespace linli::matching

// The next snapshot, while the writer makes it from the one before. Shards are copied when they are
// first touched; the others are shared.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "services/matching/index/code_numbers.h"
#include "services/matching/index/snapshot.h"
#include "services/matching/storage/index_store.h"

namespace linli::matching::index {

class Draft {
 public:
  // Starts empty without a snapshot before. `categories` lives longer.
  Draft(std::shared_ptr<const Snapshot> before, CodeNumbers& numbers);

  void Put(const store::IndexedVolunteer& volunteer);
  // Of volunteers whose sign-ups were read anew; whoever is in `ids` and not in the rows has none.
  // Numbers that are not known are left out.
  void PutStandings(const std::vector<std::string>& ids,
                    const std::vector<store::IndexedStanding>& standings,
                    const std::vector<store::IndexedEngagement>& engagements);
  void PutShifts(std::shared_ptr<const ShiftTable> shifts) { next_->shifts = std::move(shifts); }
  void PutPolicies(std::shared_ptr<const policy::Book> book) { next_->policies = std::move(book); }

  // After everything was put for the first time.
  void Tighten();

  uint32_t volunteers() const { return count_; }
  std::shared_ptr<const Snapshot> Publish(absl::Time as_of);

 private:
  Profiles& ProfilesOf(uint32_t shard);
  Standings& StandingsOf(uint32_t shard);
  Profile Read(const store::IndexedVolunteer& volunteer);
  uint16_t RegionNumber(const std::string& code);
  bool SameAs(uint32_t ordinal, const Profile& profile) const;
  uint32_t Append(std::string_view id);

  std::shared_ptr<Snapshot> next_;
  CodeNumbers& numbers_;
  uint32_t count_ = 0;
  std::map<uint32_t, std::shared_ptr<Profiles>> own_profiles_;
  std::map<uint32_t, std::shared_ptr<Standings>> own_standings_;
  std::shared_ptr<std::vector<Snapshot::Region>> own_regions_;
  std::shared_ptr<IdMap> ids_;
  std::map<std::string, uint16_t> region_numbers_;
};

}  // namespace linli::matching::index

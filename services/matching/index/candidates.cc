#include "services/matching/index/candidates.h"

#include <algorithm>
#include <utility>

#include "services/matching/index/best.h"
#include "services/matching/index/plans.h"
#include "services/matching/index/rings.h"

namespace linli::matching::index {
namespace {

// Below so many it is cheaper to look at each than to go from cell to cell.
constexpr uint64_t kFew = 30'000;

std::string_view IdOf(const Snapshot& snapshot, uint32_t ordinal) {
  return snapshot.profiles[ordinal / kShardSize]->id(ordinal % kShardSize);
}

// Of the regions that `wanted` says.
template <typename Wanted>
Roaring OfRegions(const Snapshot& snapshot, const Profiles& profiles, const Wanted& wanted) {
  std::vector<const Roaring*> bitmaps;
  for (const auto& [region, bitmap] : profiles.by_region()) {
    if (wanted((*snapshot.regions)[region])) bitmaps.push_back(&bitmap);
  }
  return Roaring::fastunion(bitmaps.size(), bitmaps.data());
}

// Whom rules and filters admit that are values of a volunteer.
Roaring Admitted(const Snapshot& snapshot, uint32_t shard, const CandidatesWanted& wanted) {
  const Profiles& profiles = *snapshot.profiles[shard];
  const ShiftCard& shift = *wanted.shift;
  std::vector<const Roaring*> all = {&profiles.all_active(),
                                     &profiles.born_by_decade_of(shift.latest_birth_year)};
  for (int skill = 0; skill < domain::SkillSet::kSize; ++skill) {
    if (shift.demand.skills.Has(skill) || wanted.skills.Has(skill))
      all.push_back(&profiles.with_skill(skill));
  }
  for (int language = 0; language < domain::LanguageSet::kSize; ++language) {
    if (shift.demand.languages.Has(language)) all.push_back(&profiles.with_language(language));
  }
  static const Roaring kNobody;
  for (const uint32_t kind : shift.papers) {
    const Roaring* holders = profiles.with_paper(kind);
    all.push_back(holders != nullptr ? holders : &kNobody);
  }
  if (wanted.among) {
    const auto found = wanted.among->find(shard);
    all.push_back(found != wanted.among->end() ? &found->second : &kNobody);
  }
  if (wanted.registered_category_only) {
    const int category = shift.demand.category;
    const bool known = category >= 0 && category < domain::CategorySet::kSize;
    all.push_back(known ? &profiles.with_category(category) : &kNobody);
  }
  if (wanted.available_only) {
    for (int bit = 0; bit < kTimes; ++bit) {
      if ((shift.demand.times >> bit & 1) != 0) all.push_back(&profiles.with_time(bit));
    }
  }
  // The fewest first: each step is as cheap as what is left.
  std::sort(all.begin(), all.end(), [](const Roaring* one, const Roaring* other) {
    return one->cardinality() < other->cardinality();
  });
  Roaring admitted = *all[0];
  for (size_t i = 1; i < all.size(); ++i) admitted &= *all[i];
  if (!wanted.region_code.empty() && !admitted.isEmpty()) {
    admitted &= OfRegions(snapshot, profiles, [&](const Snapshot::Region& region) {
      return region.code.starts_with(wanted.region_code);
    });
  }
  return admitted;
}

class Search {
 public:
  Search(const Snapshot& snapshot, const CandidatesWanted& wanted, const domain::Weights& weights)
      : snapshot_(snapshot),
        wanted_(wanted),
        weights_(weights),
        best_(wanted.count, Before{&snapshot}) {}

  void Consider(uint32_t shard, uint32_t local) {
    const ShiftCard& shift = *wanted_.shift;
    const Profiles& profiles = *snapshot_.profiles[shard];
    const int birth_year = profiles.birth_year(local);
    if (birth_year > shift.latest_birth_year || birth_year < shift.earliest_birth_year) return;
    std::optional<double> metres;
    if (shift.spot.known() && profiles.spot(local).known()) {
      metres = MetresBetween(shift.spot, profiles.spot(local));
      if (*metres > wanted_.within_metres) return;
    }
    const double score = weights_.Score(domain::Appraise(
        domain::Side::kShift, snapshot_.SupplyOf(shard, local), shift.demand, weights_, metres));
    if (best_.full() && score < best_.worst().score) return;
    if (!shift.papers.empty() && !HoldsAll(profiles.papers(local), shift)) return;
    if (!Plans(*snapshot_.standings[shard], local).Admit(shift, wanted_.now)) return;
    best_.Offer({score, shard * kShardSize + local, metres});
  }

  void ConsiderAll(uint32_t shard, const Roaring& locals) {
    buffer_.resize(locals.cardinality());
    locals.toUint32Array(buffer_.data());
    for (const uint32_t local : buffer_) Consider(shard, local);
  }

  bool Done(double metres) const {
    return metres > wanted_.within_metres ||
           (best_.full() && weights_.BestAt(metres) < best_.worst().score);
  }

  std::vector<RankedVolunteer> Take() { return best_.Take(); }

 private:
  struct Before {
    const Snapshot* snapshot;
    bool operator()(const RankedVolunteer& one, const RankedVolunteer& other) const {
      if (one.score != other.score) return one.score > other.score;
      return IdOf(*snapshot, one.volunteer) < IdOf(*snapshot, other.volunteer);
    }
  };

  const Snapshot& snapshot_;
  const CandidatesWanted& wanted_;
  const domain::Weights& weights_;
  Best<RankedVolunteer, Before> best_;
  std::vector<uint32_t> buffer_;
};

}  // namespace

std::vector<RankedVolunteer> FindCandidates(const Snapshot& snapshot,
                                            const CandidatesWanted& wanted,
                                            const domain::Weights& weights) {
  Search search(snapshot, wanted, weights);
  const ShiftCard& shift = *wanted.shift;
  const auto of_city = [&](const Snapshot::Region& region) { return region.city == shift.city; };
  std::vector<Roaring> admitted;
  uint64_t count = 0;
  for (uint32_t shard = 0; shard < snapshot.profiles.size(); ++shard) {
    const Profiles& profiles = *snapshot.profiles[shard];
    Roaring of_shard = Admitted(snapshot, shard, wanted);
    if (!shift.place && !wanted.any_city) of_shard &= OfRegions(snapshot, profiles, of_city);
    Roaring anywhere = of_shard & profiles.without_home();
    if (shift.place && !anywhere.isEmpty()) {
      of_shard -= anywhere;
      if (!wanted.any_city) anywhere &= OfRegions(snapshot, profiles, of_city);
      search.ConsiderAll(shard, anywhere);
    }
    count += of_shard.cardinality();
    admitted.push_back(std::move(of_shard));
  }
  const auto consider_each = [&] {
    for (uint32_t shard = 0; shard < admitted.size(); ++shard) {
      search.ConsiderAll(shard, admitted[shard]);
    }
  };
  if (!shift.place || count <= kFew) {
    consider_each();
    return search.Take();
  }
  const bool all_near = Rings(kVolunteerGrid, *shift.place)
                            .Each([&](double metres) { return search.Done(metres); },
                                  [&](Cell cell) {
                                    for (uint32_t shard = 0; shard < admitted.size(); ++shard) {
                                      const Roaring* there =
                                          snapshot.profiles[shard]->in_cell(cell);
                                      if (there != nullptr)
                                        search.ConsiderAll(shard, *there & admitted[shard]);
                                    }
                                  });
  if (!all_near) {
    const Rings seen(kVolunteerGrid, *shift.place);
    for (uint32_t shard = 0; shard < admitted.size(); ++shard) {
      for (const auto& [key, there] : snapshot.profiles[shard]->by_cell()) {
        const Cell cell{static_cast<int>(key >> 16), static_cast<int>(key & 0xffff)};
        if (!seen.Contain(cell)) search.ConsiderAll(shard, there & admitted[shard]);
      }
    }
  }
  return search.Take();
}

}  // namespace linli::matching::index

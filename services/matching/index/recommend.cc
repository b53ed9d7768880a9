#include "services/matching/index/recommend.h"

#include <tuple>

#include "services/matching/index/best.h"
#include "services/matching/index/plans.h"
#include "services/matching/index/rings.h"

namespace linli::matching::index {
namespace {

bool ComesFirst(const RankedShift& one, const RankedShift& other) {
  if (one.score != other.score) return one.score > other.score;
  return std::tie(one.card->start, one.card->id) < std::tie(other.card->start, other.card->id);
}

// One volunteer before the table of shifts.
class Search {
 public:
  Search(const Snapshot& snapshot, const ShiftsWanted& wanted, const domain::Weights& weights)
      : wanted_(wanted),
        weights_(weights),
        profiles_(*snapshot.profiles[wanted.volunteer / kShardSize]),
        local_(wanted.volunteer % kShardSize),
        birth_year_(profiles_.birth_year(local_)),
        supply_(snapshot.SupplyOf(wanted.volunteer)),
        plans_(*snapshot.standings[wanted.volunteer / kShardSize], local_),
        spot_(wanted.near ? SpotOf(*wanted.near) : Spot{}),
        best_(wanted.count, ComesFirst) {}

  void Consider(const ShiftTable::Row& row) {
    if (row.start < wanted_.starts_from || row.start >= wanted_.starts_before) return;
    if (row.demand.free <= 0 || birth_year_ > row.latest_birth_year) return;
    if (!supply_.skills.HasAllOf(row.demand.skills)) return;
    if (!supply_.languages.HasAllOf(row.demand.languages)) return;
    std::optional<double> metres;
    if (spot_.known() && row.spot.known()) {
      metres = MetresBetween(spot_, row.spot);
      if (*metres > wanted_.within_metres) return;
    }
    const double score = weights_.Score(
        domain::Appraise(domain::Side::kVolunteer, supply_, row.demand, weights_, metres));
    if (best_.full() && score < best_.worst().score) return;
    if (wanted_.now < row.card->opens || wanted_.now >= row.card->closes) return;
    if (birth_year_ < row.card->earliest_birth_year || !HoldsPapers(*row.card)) return;
    if (!plans_.Admit(*row.card, absl::FromUnixSeconds(wanted_.now))) return;
    best_.Offer({score, row.card, metres});
  }

  // Whether nothing so far away can still be among the best.
  bool Done(double metres) const {
    return metres > wanted_.within_metres ||
           (best_.full() && weights_.BestAt(metres) < best_.worst().score);
  }

  std::vector<RankedShift> Take() { return best_.Take(); }

 private:
  bool HoldsPapers(const ShiftCard& card) const {
    return card.papers.empty() || HoldsAll(profiles_.papers(local_), card);
  }

  const ShiftsWanted& wanted_;
  const domain::Weights& weights_;
  const Profiles& profiles_;
  const uint32_t local_;
  const int birth_year_;
  const domain::Supply supply_;
  const Plans plans_;
  const Spot spot_;
  Best<RankedShift, decltype(&ComesFirst)> best_;
};

}  // namespace

std::vector<RankedShift> RecommendShifts(const Snapshot& snapshot, const ShiftsWanted& wanted,
                                         const domain::Weights& weights) {
  Search search(snapshot, wanted, weights);
  const ShiftTable& table = *snapshot.shifts;
  const Profiles& profiles = *snapshot.profiles[wanted.volunteer / kShardSize];
  const uint16_t region = profiles.region(wanted.volunteer % kShardSize);
  const uint32_t city = (*snapshot.regions)[region].city;
  if (!wanted.near) {
    for (const uint32_t number : table.OfCity(city)) search.Consider(table.row(number));
    return search.Take();
  }
  for (const uint32_t number : table.WithoutPlace(city)) search.Consider(table.row(number));
  const bool all_near = Rings(kShiftGrid, *wanted.near)
                            .Each([&](double metres) { return search.Done(metres); },
                                  [&](Cell cell) {
                                    for (const ShiftTable::Row& row : table.InCell(cell))
                                      search.Consider(row);
                                  });
  if (all_near) return search.Take();
  const Rings seen(kShiftGrid, *wanted.near);
  for (const ShiftTable::Row& row : table.Placed()) {
    if (!seen.Contain(kShiftGrid.CellOf(*row.card->place))) search.Consider(row);
  }
  return search.Take();
}

domain::Appraisal AppraisalOf(const Snapshot& snapshot, uint32_t volunteer,
                              const RankedShift& ranked, const domain::Weights& weights) {
  return domain::Appraise(domain::Side::kVolunteer, snapshot.SupplyOf(volunteer),
                          ranked.card->demand, weights, ranked.metres);
}

}  // namespace linli::matching::index

// Figures over records: the tables figure, person_figure and what keeps them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/hours/v1/statistics.pb.h"

namespace linli::hours::store {

// Takes up to `limit` events of the own feed into the figures and moves the cursor with them (law
// 7). Returns how many there were. Whoever else does it at this moment waits.
int FoldFigures(db::Tx& tx, absl::Time now, int limit);

// What was committed before it is in the figures.
absl::Time FiguresAsOf(db::Tx& tx);

// Where figures are asked for: a volunteer, an organisation with what stands below it, or a region
// with what lies in it. One of them is set.
struct FigurePlace {
  std::string volunteer_id;
  std::string organization;  // "organizations/{o}"
  std::string region;        // its code
};

// Persons, times and minutes alone; `minimum` in minutes.
v1::Figures ReadFigures(db::Tx& tx, const FigurePlace& place, const std::string& period,
                        const std::string& category, int64_t minimum);

// In which parts; `place` is no volunteer.
enum class FigurePart { kPartnerSystem, kPoliticalStatus };
// The shares alone, and how many persons were not asked for yet.
v1::FigureShares ReadShares(db::Tx& tx, const FigurePlace& place, const std::string& period,
                            FigurePart part);

// Who has less than `minimum`, by number, after one of them. `place` is no volunteer.
std::vector<v1::Shortfall> ReadShortfalls(db::Tx& tx, const FigurePlace& place,
                                          const std::string& period, int64_t minimum,
                                          const std::string& after, int limit);

// Units with figures whose place in the tree was last looked up before `before`, oldest first.
std::vector<std::string> UnitsUnchecked(db::Tx& tx, absl::Time before, int limit);

// The unit and what stands above it, as looked up at `now`.
void SaveUnitLine(db::Tx& tx, const std::string& unit, const std::vector<std::string>& line,
                  absl::Time now);

// Numbers of people with figures whose political status was last asked for before `before`, oldest
// first.
std::vector<std::string> PersonsUnchecked(db::Tx& tx, absl::Time before, int limit);

// The codes of political status of these people, one each, as asked for at `now`; empty for none.
void SavePoliticalStatus(db::Tx& tx, const std::vector<std::string>& volunteer_ids,
                         const std::vector<std::string>& codes, absl::Time now);

}  // namespace linli::hours::store

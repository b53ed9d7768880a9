// Denominators, and how many are registered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/coverage_service.pb.h"

namespace linli::registration::store {

// False if there is one of this region, kind, day and source.
bool AddDenominator(db::Tx& tx, const v1::Denominator& denominator);
std::optional<v1::Denominator> NewestDenominator(db::Tx& tx, const std::string& region_code,
                                                 const std::string& kind, const std::string& day);
std::vector<v1::Denominator> ListDenominators(db::Tx& tx, const std::string& region_code,
                                              const std::vector<std::string>& after, int limit);

// Counts the registered all over and keeps the counts instead of those before.
void CountRegistered(db::Tx& tx, absl::Time now);

struct YearCount {
  int birth_year = 0;
  int64_t registered = 0;
  int64_t verified = 0;
};
struct Counted {
  absl::Time time;
  std::vector<YearCount> by_year;
  std::vector<v1::CoverageCount> by_status, by_system;
};
// Of a region and everything below it; nothing if nobody ever counted.
std::optional<Counted> CountsOf(db::Tx& tx, const std::string& region_code);

}  // namespace linli::registration::store

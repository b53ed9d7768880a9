// Qualifications and courses: whether one counts as long as a shift lasts, however it is kept.
#pragma once

#include <algorithm>

#include "absl/time/civil_time.h"

namespace linli::matching::domain {

// Whether what is held of this kind counts on every day from the first to the last, renewals taken
// together. Each of `papers` has a kind, and counts from a day to the end of another.
template <typename Papers, typename Kind>
bool CountsThroughout(const Papers& papers, const Kind& kind, absl::CivilDay first,
                      absl::CivilDay last) {
  absl::CivilDay day = first;
  const auto counts = [&](const auto& one) {
    return one.kind == kind && one.from <= day && day <= one.until;
  };
  while (day <= last && std::any_of(papers.begin(), papers.end(), counts)) ++day;
  return day > last;
}

}  // namespace linli::matching::domain

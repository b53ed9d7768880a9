// Recurrence rules of RFC 5545, in the civil time of China, which has no summer time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace linli::matching::domain {

// Whether a text is an RRULE (without its name) that repeats by the day or slower.
bool IsRecurrence(const std::string& rule);

// The occurrences of a rule whose first is `first`, at most `limit` of those in [from, until), in
// order. A day that a month does not have is left out. UNTIL may be a day of China, which it
// includes, or a moment.
std::vector<absl::Time> OccurrencesOf(const std::string& rule, absl::Time first, absl::Time from,
                                      absl::Time until, std::size_t limit);

// The id of an occurrence of a series: the same each time it is made.
std::string OccurrenceId(const std::string& series_id, absl::Time start);

}  // namespace linli::matching::domain

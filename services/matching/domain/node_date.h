// On which day a node of the calendar falls.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "linli/matching/v1/calendar_node.pb.h"

namespace linli::matching::domain {

// Whether month, day and weekday say a date of the node's kind.
bool HasDate(const v1::CalendarNode& node);

// Its day in a calendar year; nothing in a year that has no such day (29 February, a fifth Sunday,
// some days of the last lunar month). Lunar days by ICU's Chinese calendar, never of a leap month.
std::optional<absl::CivilDay> DateOf(const v1::CalendarNode& node, int year);

}  // namespace linli::matching::domain

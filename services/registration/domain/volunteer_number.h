// 志愿者统一编号 (MZ/T 061): "V" + 6-digit region + YYMM + 6 random digits + check letter. The
// structure is a reading of one number of the national system, whose table was not published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace linli::registration::domain {

// How many numbers a district has in a month; `draw` is below it.
inline constexpr uint32_t kDraws = 1'000'000;

// The number that a draw gives. `region` has 6 digits or more, of which the first 6 count. The
// caller draws at random and draws again when the number is taken: counted numbers would need a
// counter that every registration locks, and would tell who came before whom.
std::string VolunteerNumber(std::string_view region, absl::CivilDay day, uint32_t draw);

// Whether a text has this form and its check letter fits: one wrong character or two swapped
// neighbours are always found.
bool IsVolunteerNumber(std::string_view text);

}  // namespace linli::registration::domain

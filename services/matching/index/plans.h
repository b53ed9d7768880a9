// What a volunteer did and is up to, before the rules that look at it: the same rules that judge a
// sign-up, over what memory knows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "absl/time/time.h"
#include "services/matching/domain/enrollment_seating.h"
#include "services/matching/index/profiles.h"
#include "services/matching/index/shift_table.h"
#include "services/matching/index/standings.h"

namespace linli::matching::index {

// Whether all qualifications and courses that the shift requires count throughout it.
bool HoldsAll(std::span<const HeldPaper> papers, const ShiftCard& card);

class Plans {
 public:
  // `standings` lives longer.
  Plans(const Standings& standings, uint32_t local);

  // Whether she may take this shift on beside all else: not signed up for it, free, not of another
  // one of its exclusion group, within policy's limits of hours, rest and sign-ups ahead, of past
  // hours and of no-shows.
  bool Admit(const ShiftCard& card, absl::Time now) const;

 private:
  bool StandsWell(const ShiftCard& card, absl::Time now) const;

  const Standing& standing_;
  std::span<const Engaged> engaged_;
  std::span<const NoShow> no_shows_;
  bool untouched_;
  std::vector<domain::Engagement> confirmed_;
};

}  // namespace linli::matching::index

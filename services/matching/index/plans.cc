#include "services/matching/index/plans.h"

#include <algorithm>

#include "services/matching/domain/enrollment_limits.h"
#include "services/matching/domain/papers.h"

namespace linli::matching::index {

bool HoldsAll(std::span<const HeldPaper> papers, const ShiftCard& card) {
  return std::all_of(card.papers.begin(), card.papers.end(), [&](uint32_t kind) {
    return domain::CountsThroughout(papers, kind, card.first_day, card.last_day);
  });
}

Plans::Plans(const Standings& standings, uint32_t local)
    : standing_(standings.of(local)),
      engaged_(standings.engagements(local)),
      no_shows_(standings.no_shows(local)),
      untouched_(standings.Untouched(local)) {
  for (const Engaged& one : engaged_) {
    if (!one.confirmed) continue;
    confirmed_.push_back({"", absl::FromUnixSeconds(one.start), absl::FromUnixSeconds(one.end)});
  }
}

bool Plans::StandsWell(const ShiftCard& card, absl::Time now) const {
  const v1::EnrollmentPolicy& policy = card.judge->enrollment();
  domain::Standing standing{.served_minutes = standing_.served_minutes};
  standing.ahead =
      static_cast<int>(std::count_if(engaged_.begin(), engaged_.end(), [now](const Engaged& one) {
        return one.ahead && absl::FromUnixSeconds(one.start) > now;
      }));
  for (const NoShow& one : no_shows_) {
    const absl::Time when = absl::FromUnixSeconds(one.when);
    if (when <= now - absl::Hours(24) * policy.no_show_window_days()) continue;
    ++standing.no_shows;
    standing.last_no_show = std::max(standing.last_no_show, when);
  }
  return domain::CheckStanding(policy, card.of.shift, standing, now).ok();
}

bool Plans::Admit(const ShiftCard& card, absl::Time now) const {
  if (untouched_ && card.of.shift.minimum_hours() == 0) return true;
  for (const Engaged& one : engaged_) {
    if (one.shift == card.key) return false;
    if (!one.confirmed) continue;
    if (one.start < card.end && card.start < one.end) return false;
    if (card.exclusion_group != 0 && one.exclusion_group == card.exclusion_group &&
        one.exclusion_owner != card.exclusion_owner) {
      return false;
    }
  }
  if (!StandsWell(card, now)) return false;
  const domain::Engagement wanted{"", absl::FromUnixSeconds(card.start),
                                  absl::FromUnixSeconds(card.end)};
  return domain::CheckLoad(card.judge->enrollment(), wanted, card.of.shift.rest_minutes(),
                           confirmed_)
      .ok();
}

}  // namespace linli::matching::index

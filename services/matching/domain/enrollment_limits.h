// How much a volunteer may take on: limits of fairness and safety, all of them policy. Counted
// under her lock, so that two sign-ups at once cannot pass a limit together.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "services/matching/domain/enrollment_seating.h"

namespace linli::matching::domain {

// What a volunteer's own past and plans say.
struct Standing {
  bool closed = false;  // nobody serves under this number any more
  int ahead = 0;        // live sign-ups for what is to come
  int no_shows = 0;     // unexcused, inside policy's window
  absl::Time last_no_show = absl::InfinitePast();
  int64_t served_minutes = 0;  // confirmed shifts that are over
};

// HOURS_PER_DAY, HOURS_PER_WEEK, REST_NEEDED for one more engagement beside those around it, which
// do not overlap it. Each says what is in the way.
absl::Status CheckLoad(const v1::EnrollmentPolicy& policy, const Engagement& wanted,
                       int shift_rest_minutes, const std::vector<Engagement>& around);

// VOLUNTEER_CANNOT_SERVE, NO_SHOW_PAUSE, TOO_MANY_AHEAD, MINIMUM_HOURS.
absl::Status CheckStanding(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                           const Standing& standing, absl::Time now);

}  // namespace linli::matching::domain

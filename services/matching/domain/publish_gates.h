// What an activity must have before anybody can be asked to serve in it.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/policy.pb.h"

namespace linli::matching::domain {

// What the activity itself does not say.
struct PublishFacts {
  int shifts = 0;
  int places = 0;                // of all shifts
  bool leader_can_lead = false;  // the leader is a volunteer in active state
};

// OK, or ACTIVITY_NOT_PUBLISHABLE whose BadRequest names everything that is missing, at once.
absl::Status CheckPublishable(const v1::PublishPolicy& policy, const v1::Activity& activity,
                              const PublishFacts& facts, absl::Time now);

}  // namespace linli::matching::domain

// "Why not me": every rule of age, consent and skill that stands against a volunteer, not only the
// first.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/recommendation.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::domain {

// The refusals that CheckVolunteerFits would give one after the other, if each were cured in turn.
std::vector<absl::Status> EveryRefusal(const v1::EnrollmentPolicy& policy, const v1::Shift& shift,
                                       VolunteerFacts volunteer);

// A refusal in the form in which an explanation shows it.
v1::Obstacle ObstacleOf(const absl::Status& refusal);

}  // namespace linli::matching::domain

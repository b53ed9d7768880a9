// How needs are answered and met.
#pragma once

#include <initializer_list>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/matching/v1/need.pb.h"
#include "linli/matching/v1/policy.pb.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::domain {

// Until when a need that comes in now must be answered: the end of the last of policy's working
// days, of which the day itself is none.
absl::Time AnswerDue(const v1::NeedPolicy& policy, absl::Time now);

// How many people it takes: nobody visits alone.
int PeopleNeeded(const v1::NeedPolicy& policy, const v1::Need& need);

// NEED_STATE unless it is in one of these.
absl::Status CheckNeedState(const v1::Need& need, std::initializer_list<v1::Need::State> states);

// Whether a volunteer may take it on: VOLUNTEER_CANNOT_SERVE; for a RIDE what policy asks of
// drivers, SKILL_MISSING, QUALIFICATION_MISSING.
absl::Status CheckClaimant(const v1::NeedPolicy& policy, const v1::Need& need,
                           const VolunteerFacts& volunteer, absl::Time now);

}  // namespace linli::matching::domain

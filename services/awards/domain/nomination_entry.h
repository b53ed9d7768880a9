// Who may be named in a plan, in which way, and what the conditions say of them (domain rules
// §11.2).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "linli/awards/v1/award_plan.pb.h"
#include "linli/awards/v1/nomination.pb.h"

namespace linli::awards::domain {

// FIELD_RESOURCE_NAME in a BadRequest unless the nominee is of the plan's kind; FIELD_REQUIRED for
// a project without a title, a unit that names without its own name; FIELD_UNKNOWN_VALUE for a way
// that the plan does not take.
absl::Status CheckNomination(const v1::AwardPlan& plan, const v1::Nomination& nomination);

// Whether a person whom others name has to agree first.
bool WaitsForConsent(const v1::Nomination& nomination);

// What conditions look at.
struct NomineeFacts {
  v1::HoursSnapshot snapshot;
  std::string region;                           // "regions/{code}" in which the nominee lies
  bool active = false;                          // in good standing where it is registered
  std::optional<absl::CivilDay> birth_date;     // of a volunteer
  std::optional<absl::CivilDay> registered_on;  // registered, or founded
};

// What becomes of each condition on this day. Found in an AGE condition: full years.
std::vector<v1::ConditionOutcome> Judge(const v1::AwardPlan& plan, const NomineeFacts& facts,
                                        absl::CivilDay today);

// NOMINEE_INELIGIBLE naming every condition that does not hold: those, "region" if the nominee lies
// outside of the plan's region, "standing" if it is not active.
absl::Status CheckEligible(const v1::AwardPlan& plan, const NomineeFacts& facts,
                           const std::vector<v1::ConditionOutcome>& outcomes);

// The same of those conditions alone that the record can change: minutes, days, participants.
absl::Status CheckStillEligible(const v1::AwardPlan& plan, const v1::HoursSnapshot& now);

// The first level at which a nominee of this region is reviewed; 0: none.
int FirstLevel(const v1::AwardPlan& plan, const std::string& nominee_region);

}  // namespace linli::awards::domain

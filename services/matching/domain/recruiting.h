// Which door of an activity is open to whom: scope and times of its sign-up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/policy.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::matching::domain {

// How an activity recruits.
struct Recruiting {
  v1::Activity::RecruitScope scope = v1::Activity::OPEN;
  absl::Time opens = absl::InfinitePast();
  absl::Time closes = absl::InfiniteFuture();
  std::vector<std::string> teams;  // ids of organisations
  std::string passcode_index;      // keyed hash
};

// Whether sign-ups are taken now: ACTIVITY_NOT_OPEN, SHIFT_BEGUN, SIGN_UP_NOT_OPEN, SIGN_UP_CLOSED.
// A back-entry is taken from the end of the shift on, for as long as policy says.
absl::Status CheckSignUpOpen(const v1::EnrollmentPolicy& policy, const Recruiting& recruiting,
                             v1::Activity::State activity, const v1::Shift& shift, absl::Time now);

// Whether this door is open to her without a passcode: INVITATION_ONLY, TEAM_ONLY. `is_member`: of
// a team, by id, or of something below it.
absl::Status CheckScope(const Recruiting& recruiting,
                        absl::FunctionRef<bool(const std::string&)> is_member);

// From when on sign-ups are taken.
absl::Time OpensAt(const v1::EnrollmentPolicy& policy, const Recruiting& recruiting,
                   const v1::Shift& shift);

// Whether the organisation looks at each sign-up before it counts.
bool IsReviewed(v1::Activity::RecruitScope scope);

// Whether anybody may hear of it without being told by the organisation.
bool IsPublic(v1::Activity::RecruitScope scope);

// Whether teams, passcode, back-entry and times fit the scope. `has_passcode`: sent now or stored
// before.
bool RecruitTermsFit(const v1::Activity& activity, bool has_passcode);

// Adds FIELD_RANGE at `field` if nobody has the age that a shift asks for: its oldest are younger
// than its youngest.
void CheckAges(const v1::Shift& shift, std::string_view field, Violations& violations);

}  // namespace linli::matching::domain

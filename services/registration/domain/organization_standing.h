// What an organisation may become after its approval: suspended, reinstated, dissolved; and when
// its silence is worth a warning.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/policy.pb.h"

namespace linli::registration::domain {

// Whether it may take members, publish, recruit and have hours recorded.
bool MayAct(v1::OrganizationState state);

// ORGANIZATION_STATE where it cannot.
absl::Status CheckSuspend(const v1::Organization& organization);
absl::Status CheckReinstate(const v1::Organization& organization);
absl::Status CheckDissolve(const v1::Organization& organization);

// SUCCESSOR_UNFIT unless it lives, is another one and does not stand below what ends; `ancestors`
// are the ids above the successor.
absl::Status CheckSuccessor(const std::string& dissolved_id, const std::string& successor_id,
                            v1::OrganizationState successor_state,
                            const std::vector<std::string>& ancestors);

// The latest moment of a last activity that is so many months back at `now`, counted in days of
// China: of 31 August six months later is the end of 28 or 29 February.
absl::Time MonthsBack(absl::Time now, int months);

// The warning that is due to it now: for the highest figure of the policy that its silence has
// reached; 0 if that was given already or none is reached.
int MonthsToWarnOf(const v1::Policy& policy, const v1::Organization& organization, absl::Time now);

}  // namespace linli::registration::domain

// Who decides on an organisation that waits for approval, who changes it, and who may see it.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/policy.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// Approval and rejection: of what is pending, by somebody other than its creator who stands high
// enough. `held` is what he holds over it.
absl::Status CheckDecision(const v1::Policy& policy, const v1::Organization& organization,
                           std::string_view decider, const Authorities& held);

// What is not public yet, or no more, is seen by its creator and by who watches over it.
bool MaySee(const v1::Organization& organization, std::string_view caller, const Authorities& held);

// A change by this caller. Its kind, code, form, system and founding date stay as the approver has
// seen them.
absl::Status CheckChange(const v1::Organization& before, const v1::Organization& after,
                         std::string_view caller, const Authorities& held);

}  // namespace linli::registration::domain

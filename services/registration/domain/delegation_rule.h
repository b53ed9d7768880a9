// Giving authority, taking it away, and seeing who has it (law 11).
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/registration/v1/delegation.pb.h"
#include "services/registration/domain/authority.h"

namespace linli::registration::domain {

// Whether `grantor` may give `wanted`, whose start_time is set. `held` is what he holds over
// wanted.over.
absl::Status CheckGrant(const v1::Delegation& wanted, std::string_view grantor,
                        const Authorities& held, absl::Time now);

// Whether who holds `held` over its scope may take `delegation` away.
absl::Status CheckRevoke(const v1::Delegation& delegation, const Authorities& held, absl::Time now);

// Whether somebody may read delegations of `subject` over a scope, or over all scopes, where he
// holds `held`.
bool MayRead(std::string_view caller, std::string_view subject, const Authorities& held);

}  // namespace linli::registration::domain

// What happens to organisations without anybody calling.
#pragma once

#include "services/registration/jobs/household.h"

namespace linli::registration::jobs {

// Approved organisations that have been silent for the months that the policy of their region names
// are warned: once for each of these figures, the highest that they have reached. Activity ends it.
absl::Status WarnSilent(const Household& house);

// Memberships of dissolved organisations end, and transfers to them.
absl::Status WindUp(const Household& house);

// Guests' memberships end with their time.
absl::Status EndGuests(const Household& house);

}  // namespace linli::registration::jobs

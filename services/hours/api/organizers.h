// Who is named as the organiser of a record (活动组织单位).
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/client/context.h"
#include "services/hours/api/deps.h"

namespace linli::hours {

// An organiser that is named as a resource is one; from paper it is a name as written there. A
// violation RESOURCE_NOT_FOUND on "record.organizing_unit". The leader is not looked up: it would
// tell whether there is such a volunteer.
absl::Status CheckOrganizer(Deps& deps, const client::Context& context, const std::string& name);

}  // namespace linli::hours

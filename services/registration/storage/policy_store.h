// What a region has decided (law 9).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/registration/domain/policy.h"

namespace linli::registration::store {

// The policy that judges a fact in a region at a time. There always is one: that of everywhere.
domain::RegistrationPolicy PolicyAt(db::Tx& tx, const std::string& region_code, absl::Time time);

}  // namespace linli::registration::store

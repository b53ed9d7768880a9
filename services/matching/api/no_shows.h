// Who did not come, and why it does not count.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/enrollment_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::no_shows {

absl::StatusOr<v1::Enrollment> Mark(Deps& deps, rpc::WriteCall& call,
                                    const v1::MarkNoShowRequest& request);
absl::StatusOr<v1::Enrollment> Excuse(Deps& deps, rpc::WriteCall& call,
                                      const v1::ExcuseNoShowRequest& request);

}  // namespace linli::matching::no_shows

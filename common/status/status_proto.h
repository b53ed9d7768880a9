// A status as a message, for answers that carry a status per item.
#pragma once

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace linli {

// With all details, ErrorInfo first: it is what programs switch on.
google::rpc::Status ToStatusProto(const absl::Status& status);

}  // namespace linli

// DeviceService: what devices wrote down without a network (PAIN-12).
#pragma once

#include <map>
#include <string>

#include "common/rpc/call.h"
#include "linli/hours/v1/device_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/presence.h"

namespace linli::hours::device_logs {

// What the neighbours on the left say of the entries that have not arrived before.
struct Asked {
  presence::Enrollments enrollments;
  std::map<std::string, absl::Status> shifts;  // OK, or why nothing is taken for the shift
};
absl::StatusOr<Asked> Ask(Deps& deps, const rpc::Call& call,
                          const v1::UploadDeviceLogRequest& request);
absl::StatusOr<v1::UploadDeviceLogResponse> Upload(Deps& deps, rpc::WriteCall& call,
                                                   const v1::UploadDeviceLogRequest& request,
                                                   const Asked& asked);

absl::StatusOr<v1::ListDeviceLogEntriesResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListDeviceLogEntriesRequest& request);

}  // namespace linli::hours::device_logs

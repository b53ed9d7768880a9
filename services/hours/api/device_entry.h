// One entry of a device's log, judged.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/attendance.pb.h"
#include "linli/hours/v1/device.pb.h"
#include "linli/hours/v1/device_log.pb.h"
#include "services/hours/api/device_logs.h"

namespace linli::hours::device_logs {

// Whether an entry is whole, by the rules of its message.
absl::Status CheckWhole(const v1::DeviceLogEntry& entry);

// The upload that an entry is part of.
struct Batch {
  const v1::Device& device;
  const Asked& asked;
  absl::Time device_time;  // what its clock says as it uploads
  absl::Duration offset;   // by which that is behind ours
};

// What it opened or closed, or why it did neither. `previous`: the time of the entry ahead of it.
absl::StatusOr<v1::Attendance> Settle(rpc::WriteCall& call, const Batch& batch, absl::Time previous,
                                      const v1::DeviceLogEntry& entry);

}  // namespace linli::hours::device_logs

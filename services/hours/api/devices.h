// DeviceService: enrolling devices and looking them up.
#pragma once

#include <string>

#include "common/rpc/call.h"
#include "linli/hours/v1/device_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::devices {

// Where the organisation lies, "regions/{code}".
absl::StatusOr<std::string> AskRegion(Deps& deps, const rpc::Call& call,
                                      const v1::CreateDeviceRequest& request);
absl::StatusOr<v1::Device> Create(Deps& deps, rpc::WriteCall& call,
                                  const v1::CreateDeviceRequest& request,
                                  const std::string& region);

absl::StatusOr<v1::Device> Get(Deps& deps, rpc::ReadCall& call,
                               const v1::GetDeviceRequest& request);
absl::StatusOr<v1::ListDevicesResponse> List(Deps& deps, rpc::ReadCall& call,
                                             const v1::ListDevicesRequest& request);
absl::StatusOr<v1::Device> Retire(Deps& deps, rpc::WriteCall& call,
                                  const v1::RetireDeviceRequest& request);

}  // namespace linli::hours::devices

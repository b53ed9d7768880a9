// Handlers of WrittenSystemService.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/written_system_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::written_systems {

absl::StatusOr<v1::WrittenSystem> Publish(Deps& deps, rpc::WriteCall& call,
                                          const v1::PublishWrittenSystemRequest& request);
absl::StatusOr<v1::WrittenSystem> Get(Deps& deps, rpc::ReadCall& call,
                                      const v1::GetWrittenSystemRequest& request);
absl::StatusOr<v1::ListWrittenSystemsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ListWrittenSystemsRequest& request);

}  // namespace linli::registration::written_systems

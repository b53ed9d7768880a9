#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/station_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::stations {

absl::StatusOr<v1::Station> Create(Deps& deps, rpc::WriteCall& call,
                                   const v1::CreateStationRequest& request);
absl::StatusOr<v1::Station> Update(Deps& deps, rpc::WriteCall& call,
                                   const v1::UpdateStationRequest& request);
absl::StatusOr<v1::Station> Open(Deps& deps, rpc::WriteCall& call,
                                 const v1::OpenStationRequest& request);
absl::StatusOr<v1::Station> Suspend(Deps& deps, rpc::WriteCall& call,
                                    const v1::SuspendStationRequest& request);
absl::StatusOr<v1::Station> Close(Deps& deps, rpc::WriteCall& call,
                                  const v1::CloseStationRequest& request);
absl::StatusOr<v1::Station> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetStationRequest& request);
absl::StatusOr<v1::ListStationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListStationsRequest& request);
absl::StatusOr<v1::SearchStationsResponse> Search(Deps& deps, rpc::ReadCall& call,
                                                  const v1::SearchStationsRequest& request);

}  // namespace linli::registration::stations

// InspectionService (抽查).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/inspection_service.pb.h"
#include "services/hours/api/deps.h"

namespace linli::hours::inspections {

absl::StatusOr<v1::Inspection> Draw(Deps& deps, rpc::WriteCall& call,
                                    const v1::DrawInspectionRequest& request);
absl::StatusOr<v1::Inspection> RecordFinding(Deps& deps, rpc::WriteCall& call,
                                             const v1::RecordFindingRequest& request);
absl::StatusOr<v1::Inspection> Close(Deps& deps, rpc::WriteCall& call,
                                     const v1::CloseInspectionRequest& request);

absl::StatusOr<v1::Inspection> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetInspectionRequest& request);
absl::StatusOr<v1::ListInspectionsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListInspectionsRequest& request);
absl::StatusOr<v1::ListFindingsResponse> ListFindings(Deps& deps, rpc::ReadCall& call,
                                                      const v1::ListFindingsRequest& request);

}  // namespace linli::hours::inspections

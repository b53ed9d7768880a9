// The project library.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/project_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::projects {

absl::StatusOr<v1::Project> Create(Deps& deps, rpc::WriteCall& call,
                                   const v1::CreateProjectRequest& request);
absl::StatusOr<v1::Project> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetProjectRequest& request);
absl::StatusOr<v1::ListProjectsResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListProjectsRequest& request);
absl::StatusOr<v1::Project> Update(Deps& deps, rpc::WriteCall& call,
                                   const v1::UpdateProjectRequest& request);
absl::StatusOr<v1::Project> Screen(Deps& deps, rpc::WriteCall& call,
                                   const v1::ScreenProjectRequest& request);
absl::StatusOr<v1::Project> Advance(Deps& deps, rpc::WriteCall& call,
                                    const v1::AdvanceProjectRequest& request);
absl::StatusOr<v1::Project> Admit(Deps& deps, rpc::WriteCall& call,
                                  const v1::AdmitProjectRequest& request);
absl::StatusOr<v1::Project> Honour(Deps& deps, rpc::WriteCall& call,
                                   const v1::HonourProjectRequest& request);
absl::StatusOr<v1::ShowProjectFrequencyResponse> ShowFrequency(
    Deps& deps, rpc::ReadCall& call, const v1::ShowProjectFrequencyRequest& request);

}  // namespace linli::matching::projects

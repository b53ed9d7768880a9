#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/training_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::courses {

absl::StatusOr<v1::Course> Create(Deps& deps, rpc::WriteCall& call,
                                  const v1::CreateCourseRequest& request);
absl::StatusOr<v1::Course> Update(Deps& deps, rpc::WriteCall& call,
                                  const v1::UpdateCourseRequest& request);
absl::StatusOr<v1::Course> Retire(Deps& deps, rpc::WriteCall& call,
                                  const v1::RetireCourseRequest& request);
absl::StatusOr<v1::Course> Get(Deps& deps, rpc::ReadCall& call,
                               const v1::GetCourseRequest& request);
absl::StatusOr<v1::ListCoursesResponse> List(Deps& deps, rpc::ReadCall& call,
                                             const v1::ListCoursesRequest& request);

}  // namespace linli::registration::courses

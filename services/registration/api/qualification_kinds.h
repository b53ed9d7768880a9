#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/qualification_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::qualification_kinds {

absl::StatusOr<v1::QualificationKind> Create(Deps& deps, rpc::WriteCall& call,
                                             const v1::CreateQualificationKindRequest& request);
absl::StatusOr<v1::QualificationKind> Update(Deps& deps, rpc::WriteCall& call,
                                             const v1::UpdateQualificationKindRequest& request);
absl::StatusOr<v1::QualificationKind> Retire(Deps& deps, rpc::WriteCall& call,
                                             const v1::RetireQualificationKindRequest& request);
absl::StatusOr<v1::QualificationKind> Get(Deps& deps, rpc::ReadCall& call,
                                          const v1::GetQualificationKindRequest& request);
absl::StatusOr<v1::ListQualificationKindsResponse> List(
    Deps& deps, rpc::ReadCall& call, const v1::ListQualificationKindsRequest& request);

}  // namespace linli::registration::qualification_kinds

#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/qualification_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::qualifications {

absl::StatusOr<v1::Qualification> Grant(Deps& deps, rpc::WriteCall& call,
                                        const v1::GrantQualificationRequest& request);
absl::StatusOr<v1::Qualification> Revoke(Deps& deps, rpc::WriteCall& call,
                                         const v1::RevokeQualificationRequest& request);
absl::StatusOr<v1::Qualification> Get(Deps& deps, rpc::ReadCall& call,
                                      const v1::GetQualificationRequest& request);
absl::StatusOr<v1::ListQualificationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ListQualificationsRequest& request);

}  // namespace linli::registration::qualifications

#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/staff_member_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::staff_members {

absl::StatusOr<v1::StaffMember> Add(Deps& deps, rpc::WriteCall& call,
                                    const v1::AddStaffMemberRequest& request);
absl::StatusOr<v1::StaffMember> End(Deps& deps, rpc::WriteCall& call,
                                    const v1::EndStaffMemberRequest& request);
absl::StatusOr<v1::ListStaffMembersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                  const v1::ListStaffMembersRequest& request);

}  // namespace linli::registration::staff_members

// ApprovalService: minutes beyond the day's cap (超时审批).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/approval_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/leadership.h"
#include "services/hours/api/record_authority.h"

namespace linli::hours::approvals {

absl::StatusOr<Leadership> AskRequest(Deps& deps, const rpc::Call& call,
                                      const v1::RequestApprovalRequest& request);
absl::StatusOr<v1::Record> RequestApproval(Deps& deps, rpc::WriteCall& call,
                                           const v1::RequestApprovalRequest& request,
                                           const Leadership& leadership);

absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideApprovalRequest& request);
absl::StatusOr<v1::Record> Decide(Deps& deps, rpc::WriteCall& call,
                                  const v1::DecideApprovalRequest& request,
                                  const RecordAuthority& authority);

}  // namespace linli::hours::approvals

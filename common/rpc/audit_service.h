// AuditService of one service: its own part of the audit trail (审计记录).
#pragma once

#include "absl/time/time.h"
#include "common/rpc/bind.h"
#include "linli/operations/v1/audit_service.grpc.pb.h"

namespace linli::rpc {

// How long entries are kept.
struct AuditDeps {
  absl::Duration keep;
};

absl::StatusOr<operations::v1::ListAuditEntriesResponse> ListAuditEntries(
    AuditDeps& deps, ReadCall& call, const operations::v1::ListAuditEntriesRequest& request);
absl::StatusOr<operations::v1::ListActorEntriesResponse> ListActorEntries(
    AuditDeps& deps, ReadCall& call, const operations::v1::ListActorEntriesRequest& request);

class AuditServiceImpl final : public operations::v1::AuditService::CallbackService {
 public:
  LINLI_SERVICE(AuditServiceImpl, operations::v1::AuditService, AuditDeps)
  LINLI_READ(ListAuditEntries, rpc::ListAuditEntries)
  LINLI_READ(ListActorEntries, rpc::ListActorEntries)
};

}  // namespace linli::rpc

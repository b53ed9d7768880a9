// QuarantineService (隔离待核).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/quarantine_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_authority.h"

namespace linli::hours::quarantines {

absl::StatusOr<RecordAuthority> AskRelease(Deps& deps, const rpc::Call& call,
                                           const v1::ReleaseQuarantineRequest& request);
absl::StatusOr<v1::Quarantine> Release(Deps& deps, rpc::WriteCall& call,
                                       const v1::ReleaseQuarantineRequest& request,
                                       const RecordAuthority& authority);

absl::StatusOr<RecordAuthority> AskReject(Deps& deps, const rpc::Call& call,
                                          const v1::RejectQuarantineRequest& request);
absl::StatusOr<v1::Quarantine> Reject(Deps& deps, rpc::WriteCall& call,
                                      const v1::RejectQuarantineRequest& request,
                                      const RecordAuthority& authority);

absl::StatusOr<v1::Quarantine> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetQuarantineRequest& request);

absl::StatusOr<v1::ListQuarantinesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListQuarantinesRequest& request);

absl::StatusOr<v1::ExplainQuarantineResponse> Explain(Deps& deps, rpc::ReadCall& call,
                                                      const v1::ExplainQuarantineRequest& request);

}  // namespace linli::hours::quarantines

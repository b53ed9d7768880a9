// DisputeService (异议).
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/dispute_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_authority.h"

namespace linli::hours::disputes {

absl::StatusOr<RecordAuthority> AskOpen(Deps& deps, const rpc::Call& call,
                                        const v1::OpenDisputeRequest& request);
absl::StatusOr<v1::Dispute> Open(Deps& deps, rpc::WriteCall& call,
                                 const v1::OpenDisputeRequest& request,
                                 const RecordAuthority& authority);

// The part that the request alone decides.
void CheckDecide(const v1::DecideDisputeRequest& request, absl::Time now, Violations& violations);
absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideDisputeRequest& request);
absl::StatusOr<v1::Dispute> Decide(Deps& deps, rpc::WriteCall& call,
                                   const v1::DecideDisputeRequest& request,
                                   const RecordAuthority& authority);

absl::StatusOr<RecordAuthority> AskRetract(Deps& deps, const rpc::Call& call,
                                           const v1::RetractDisputeRequest& request);
absl::StatusOr<v1::Dispute> Retract(Deps& deps, rpc::WriteCall& call,
                                    const v1::RetractDisputeRequest& request,
                                    const RecordAuthority& authority);

absl::StatusOr<v1::Dispute> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetDisputeRequest& request);

absl::StatusOr<v1::ListDisputesResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListDisputesRequest& request);

}  // namespace linli::hours::disputes

// AmendmentService: reversal (撤销) and correction (更正), proposed by one, decided by another.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/amendment_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/record_authority.h"

namespace linli::hours::amendments {

absl::StatusOr<RecordAuthority> AskReverse(Deps& deps, const rpc::Call& call,
                                           const v1::ReverseRecordRequest& request);
absl::StatusOr<v1::Amendment> Reverse(Deps& deps, rpc::WriteCall& call,
                                      const v1::ReverseRecordRequest& request,
                                      const RecordAuthority& authority);

absl::StatusOr<RecordAuthority> AskCorrect(Deps& deps, const rpc::Call& call,
                                           const v1::CorrectRecordRequest& request);
absl::StatusOr<v1::Amendment> Correct(Deps& deps, rpc::WriteCall& call,
                                      const v1::CorrectRecordRequest& request,
                                      const RecordAuthority& authority);

absl::StatusOr<RecordAuthority> AskDecide(Deps& deps, const rpc::Call& call,
                                          const v1::DecideAmendmentRequest& request);
absl::StatusOr<v1::Amendment> Decide(Deps& deps, rpc::WriteCall& call,
                                     const v1::DecideAmendmentRequest& request,
                                     const RecordAuthority& authority);

absl::StatusOr<v1::Amendment> Withdraw(Deps& deps, rpc::WriteCall& call,
                                       const v1::WithdrawAmendmentRequest& request);

absl::StatusOr<v1::Amendment> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetAmendmentRequest& request);

absl::StatusOr<v1::ListAmendmentsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListAmendmentsRequest& request);

}  // namespace linli::hours::amendments

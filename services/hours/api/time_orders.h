// TimeOrderService.
#pragma once

#include "common/rpc/call.h"
#include "linli/hours/v1/time_order_service.pb.h"
#include "services/hours/api/deps.h"
#include "services/hours/api/time_people.h"

namespace linli::hours::time_orders {

absl::StatusOr<TimePeople> AskRequest(Deps& deps, const rpc::Call& call,
                                      const v1::RequestTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Request(Deps& deps, rpc::WriteCall& call,
                                      const v1::RequestTimeOrderRequest& request,
                                      const TimePeople& people);

absl::StatusOr<TimePeople> AskAccept(Deps& deps, const rpc::Call& call,
                                     const v1::AcceptTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Accept(Deps& deps, rpc::WriteCall& call,
                                     const v1::AcceptTimeOrderRequest& request,
                                     const TimePeople& people);

absl::StatusOr<TimePeople> AskReport(Deps& deps, const rpc::Call& call,
                                     const v1::ReportTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Report(Deps& deps, rpc::WriteCall& call,
                                     const v1::ReportTimeOrderRequest& request,
                                     const TimePeople& people);

absl::StatusOr<TimePeople> AskConfirm(Deps& deps, const rpc::Call& call,
                                      const v1::ConfirmTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Confirm(Deps& deps, rpc::WriteCall& call,
                                      const v1::ConfirmTimeOrderRequest& request,
                                      const TimePeople& people);

absl::StatusOr<v1::TimeOrder> Dispute(Deps& deps, rpc::WriteCall& call,
                                      const v1::DisputeTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Cancel(Deps& deps, rpc::WriteCall& call,
                                     const v1::CancelTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Release(Deps& deps, rpc::WriteCall& call,
                                      const v1::ReleaseTimeOrderRequest& request);

absl::StatusOr<TimePeople> AskResolve(Deps& deps, const rpc::Call& call,
                                      const v1::ResolveTimeOrderRequest& request);
absl::StatusOr<v1::TimeOrder> Resolve(Deps& deps, rpc::WriteCall& call,
                                      const v1::ResolveTimeOrderRequest& request,
                                      const TimePeople& people);

absl::StatusOr<v1::TimeOrder> Get(Deps& deps, rpc::ReadCall& call,
                                  const v1::GetTimeOrderRequest& request);
absl::StatusOr<v1::ListTimeOrdersResponse> List(Deps& deps, rpc::ReadCall& call,
                                                const v1::ListTimeOrdersRequest& request);
absl::StatusOr<v1::ExplainTimeOrderResponse> Explain(Deps& deps, rpc::ReadCall& call,
                                                     const v1::ExplainTimeOrderRequest& request);

}  // namespace linli::hours::time_orders

#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/registration/v1/station_service.pb.h"
#include "services/registration/api/deps.h"

namespace linli::registration::feedback {

absl::StatusOr<v1::Feedback> Submit(Deps& deps, rpc::WriteCall& call,
                                    const v1::SubmitFeedbackRequest& request);
absl::StatusOr<v1::Feedback> Answer(Deps& deps, rpc::WriteCall& call,
                                    const v1::AnswerFeedbackRequest& request);
absl::StatusOr<v1::Feedback> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetFeedbackRequest& request);
absl::StatusOr<v1::ListFeedbackResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListFeedbackRequest& request);

}  // namespace linli::registration::feedback

// Needs, from the first word to the last.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/need_service.pb.h"
#include "services/matching/api/deps.h"
#include "services/matching/domain/volunteer_facts.h"

namespace linli::matching::needs {

// Whether there is an organisation that can answer.
struct Addressee {
  bool answers = false;
};

absl::StatusOr<Addressee> AskForSubmission(Deps& deps, const rpc::Call& call,
                                           const v1::SubmitNeedRequest& request);
absl::StatusOr<v1::Need> Submit(Deps& deps, rpc::WriteCall& call,
                                const v1::SubmitNeedRequest& request, const Addressee& addressee);
absl::StatusOr<v1::Need> Get(Deps& deps, rpc::ReadCall& call, const v1::GetNeedRequest& request);
absl::StatusOr<v1::ListNeedsResponse> List(Deps& deps, rpc::ReadCall& call,
                                           const v1::ListNeedsRequest& request);
absl::StatusOr<v1::NeedFigures> ShowFigures(Deps& deps, rpc::ReadCall& call,
                                            const v1::ShowNeedFiguresRequest& request);
absl::StatusOr<v1::Need> Answer(Deps& deps, rpc::WriteCall& call,
                                const v1::AnswerNeedRequest& request);

absl::StatusOr<domain::VolunteerFacts> AskForClaim(Deps& deps, const rpc::Call& call,
                                                   const v1::ClaimNeedRequest& request);
absl::StatusOr<v1::Need> Claim(Deps& deps, rpc::WriteCall& call,
                               const v1::ClaimNeedRequest& request,
                               const domain::VolunteerFacts& facts);
absl::StatusOr<v1::Need> Release(Deps& deps, rpc::WriteCall& call,
                                 const v1::ReleaseNeedRequest& request);
absl::StatusOr<v1::Need> Fulfil(Deps& deps, rpc::WriteCall& call,
                                const v1::FulfilNeedRequest& request);
absl::StatusOr<v1::Need> Confirm(Deps& deps, rpc::WriteCall& call,
                                 const v1::ConfirmNeedRequest& request);
absl::StatusOr<v1::Need> Plan(Deps& deps, rpc::WriteCall& call, const v1::PlanNeedRequest& request);
absl::StatusOr<v1::Need> Withdraw(Deps& deps, rpc::WriteCall& call,
                                  const v1::WithdrawNeedRequest& request);

}  // namespace linli::matching::needs

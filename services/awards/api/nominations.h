// NominationService: naming, agreeing, withdrawing, reading.
#pragma once

#include <optional>

#include "common/rpc/call.h"
#include "linli/awards/v1/nomination_service.pb.h"
#include "services/awards/api/deps.h"
#include "services/awards/api/nominees.h"

namespace linli::awards::nominations {

// Decides who may name whom in which way, and looks the nominee up unless she has to agree first.
absl::StatusOr<std::optional<Nominee>> Ask(Deps& deps, rpc::Call& call,
                                           const v1::NominateRequest& request);
absl::StatusOr<v1::Nomination> Nominate(Deps& deps, rpc::WriteCall& call,
                                        const v1::NominateRequest& request,
                                        const std::optional<Nominee>& nominee);
// The caller, who agrees for herself.
absl::StatusOr<Nominee> AskCaller(Deps& deps, rpc::Call& call,
                                  const v1::AcceptNominationRequest& request);
absl::StatusOr<v1::Nomination> Accept(Deps& deps, rpc::WriteCall& call,
                                      const v1::AcceptNominationRequest& request,
                                      const Nominee& nominee);
absl::StatusOr<v1::Nomination> WithdrawConsent(Deps& deps, rpc::WriteCall& call,
                                               const v1::WithdrawNominationConsentRequest& request);
absl::StatusOr<v1::Nomination> Withdraw(Deps& deps, rpc::WriteCall& call,
                                        const v1::WithdrawNominationRequest& request);
absl::StatusOr<v1::Nomination> PassUp(Deps& deps, rpc::WriteCall& call,
                                      const v1::PassUpNominationRequest& request);

// nomination_lists.cc
absl::StatusOr<v1::Nomination> Get(Deps& deps, rpc::ReadCall& call,
                                   const v1::GetNominationRequest& request);
absl::StatusOr<v1::ListNominationsResponse> List(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ListNominationsRequest& request);
// Whether the caller is the nominee; refuses a manager of an organisation that she belongs to.
absl::StatusOr<bool> AskHers(Deps& deps, rpc::Call& call,
                             const v1::ListNominationsOfNomineeRequest& request);
absl::StatusOr<v1::ListNominationsOfNomineeResponse> ListOfNominee(
    Deps& deps, rpc::ReadCall& call, const v1::ListNominationsOfNomineeRequest& request,
    const bool& hers);
absl::StatusOr<v1::ListCandidatesResponse> ListCandidates(Deps& deps, rpc::ReadCall& call,
                                                          const v1::ListCandidatesRequest& request);
absl::StatusOr<v1::ShowRankingResponse> ShowRanking(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ShowRankingRequest& request);

// nomination_judging.cc
absl::StatusOr<v1::Nomination> Review(Deps& deps, rpc::WriteCall& call,
                                      const v1::ReviewNominationRequest& request);
absl::StatusOr<v1::Nomination> AnswerCheck(Deps& deps, rpc::WriteCall& call,
                                           const v1::AnswerJointCheckRequest& request);
absl::StatusOr<v1::ScoreNominationResponse> Score(Deps& deps, rpc::WriteCall& call,
                                                  const v1::ScoreNominationRequest& request);
absl::StatusOr<v1::VoteForNominationResponse> Vote(Deps& deps, rpc::WriteCall& call,
                                                   const v1::VoteForNominationRequest& request);

// The nomination as its nominee, its nominator or its checker may see it; NOT_FOUND for all others
// but the offices over its region, who see everything.
absl::StatusOr<v1::Nomination> AsSeenBy(const rpc::Call& call, db::Tx& tx,
                                        const v1::AwardPlan& plan, v1::Nomination nomination);

}  // namespace linli::awards::nominations

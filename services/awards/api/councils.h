// CouncilService: councils, meetings, votes, minutes.
#pragma once

#include "common/rpc/call.h"
#include "linli/awards/v1/council_service.pb.h"
#include "services/awards/api/deps.h"

namespace linli::awards::councils {

// What is wrong with a council by itself, told together with what the contract finds.
void Check(const v1::CreateCouncilRequest& request, absl::Time now, Violations& violations);
absl::StatusOr<v1::Council> Create(Deps& deps, rpc::WriteCall& call,
                                   const v1::CreateCouncilRequest& request);
absl::StatusOr<v1::Council> Update(Deps& deps, rpc::WriteCall& call,
                                   const v1::UpdateCouncilRequest& request);
absl::StatusOr<v1::Council> Get(Deps& deps, rpc::ReadCall& call,
                                const v1::GetCouncilRequest& request);
absl::StatusOr<v1::ListCouncilsResponse> List(Deps& deps, rpc::ReadCall& call,
                                              const v1::ListCouncilsRequest& request);

// council_meetings.cc
absl::StatusOr<v1::CouncilMeeting> Convene(Deps& deps, rpc::WriteCall& call,
                                           const v1::ConveneCouncilMeetingRequest& request);
absl::StatusOr<v1::CouncilMeeting> Attend(Deps& deps, rpc::WriteCall& call,
                                          const v1::AttendCouncilMeetingRequest& request);
absl::StatusOr<v1::CouncilMeeting> GiveProxy(Deps& deps, rpc::WriteCall& call,
                                             const v1::GiveCouncilProxyRequest& request);
absl::StatusOr<v1::CouncilMeeting> Recuse(Deps& deps, rpc::WriteCall& call,
                                          const v1::RecuseCouncilMemberRequest& request);
absl::StatusOr<v1::CouncilMeeting> GetMeeting(Deps& deps, rpc::ReadCall& call,
                                              const v1::GetCouncilMeetingRequest& request);

// council_votes.cc
absl::StatusOr<v1::CouncilMeeting> OpenVote(Deps& deps, rpc::WriteCall& call,
                                            const v1::OpenCouncilVoteRequest& request);
absl::StatusOr<v1::CastCouncilVotesResponse> Cast(Deps& deps, rpc::WriteCall& call,
                                                  const v1::CastCouncilVotesRequest& request);
absl::StatusOr<v1::Minutes> Close(Deps& deps, rpc::WriteCall& call,
                                  const v1::CloseCouncilMeetingRequest& request);
absl::StatusOr<v1::Minutes> ShowMinutes(Deps& deps, rpc::ReadCall& call,
                                        const v1::ShowMinutesRequest& request);

}  // namespace linli::awards::councils

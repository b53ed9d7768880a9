// Nodes of the civic calendar.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/calendar_node_service.pb.h"
#include "services/matching/api/activities.h"
#include "services/matching/api/deps.h"

namespace linli::matching::calendar_nodes {

absl::StatusOr<v1::CalendarNode> Create(Deps& deps, rpc::WriteCall& call,
                                        const v1::CreateCalendarNodeRequest& request);
absl::StatusOr<v1::CalendarNode> Get(Deps& deps, rpc::ReadCall& call,
                                     const v1::GetCalendarNodeRequest& request);
absl::StatusOr<v1::ListCalendarNodesResponse> List(Deps& deps, rpc::ReadCall& call,
                                                   const v1::ListCalendarNodesRequest& request);
absl::StatusOr<v1::CalendarNode> Update(Deps& deps, rpc::WriteCall& call,
                                        const v1::UpdateCalendarNodeRequest& request);
absl::StatusOr<v1::ShowNodeDatesResponse> ShowDates(Deps& deps, rpc::ReadCall& call,
                                                    const v1::ShowNodeDatesRequest& request);

absl::StatusOr<activities::Recruiter> Ask(Deps& deps, const rpc::Call& call,
                                          const v1::DraftNodeActivityRequest& request);
absl::StatusOr<v1::Activity> Draft(Deps& deps, rpc::WriteCall& call,
                                   const v1::DraftNodeActivityRequest& request,
                                   const activities::Recruiter& recruiter);

}  // namespace linli::matching::calendar_nodes

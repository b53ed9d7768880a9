// Campaigns and what has come of them.
#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/campaign_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::campaigns {

absl::StatusOr<v1::Campaign> Create(Deps& deps, rpc::WriteCall& call,
                                    const v1::CreateCampaignRequest& request);
absl::StatusOr<v1::Campaign> Get(Deps& deps, rpc::ReadCall& call,
                                 const v1::GetCampaignRequest& request);
absl::StatusOr<v1::ListCampaignsResponse> List(Deps& deps, rpc::ReadCall& call,
                                               const v1::ListCampaignsRequest& request);
absl::StatusOr<v1::Campaign> Update(Deps& deps, rpc::WriteCall& call,
                                    const v1::UpdateCampaignRequest& request);

}  // namespace linli::matching::campaigns

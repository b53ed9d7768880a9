// What came of campaigns and plans, counted from the activities themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/calendar_node_service.pb.h"
#include "linli/matching/v1/campaign.pb.h"

namespace linli::matching::store {

v1::Campaign::Counters CountCampaign(db::Tx& tx, const std::string& id);
// How many campaigns it lies under, itself included; 0 if there is none of this id.
int CampaignDepth(db::Tx& tx, const std::string& id);

// The id of a region's plan of a year.
std::optional<std::string> FindPlanOf(db::Tx& tx, const std::string& region_code, int year);

// The days in which activities of a node count.
struct NodeDays {
  std::string node;  // resource name
  absl::Time from;
  absl::Time until;
};
struct PlanScope {
  std::vector<NodeDays> nodes;
  absl::Time from;  // the year
  absl::Time until;
  bool by_unit = false;
  std::string region_code;
};
// Rows without what the plan itself says.
std::vector<v1::ShowPlanCompletionResponse::Row> CompletionOf(db::Tx& tx, const PlanScope& scope);

}  // namespace linli::matching::store

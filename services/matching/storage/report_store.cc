#include "services/matching/storage/report_store.h"

#include "absl/strings/str_cat.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {

v1::Campaign::Counters CountCampaign(db::Tx& tx, const std::string& id) {
  const pqxx::row row = tx.Run(queries::kCampaignCounters, id)[0];
  v1::Campaign::Counters counters;
  counters.set_activities(row["activities"].as<int>());
  counters.set_activities_held(row["held"].as<int>());
  counters.set_served(row["served"].as<int64_t>());
  counters.set_person_times(row["person_times"].as<int64_t>());
  counters.set_persons(row["persons"].as<int64_t>());
  return counters;
}

int CampaignDepth(db::Tx& tx, const std::string& id) {
  const pqxx::row row = tx.Run(queries::kCampaignDepth, id)[0];
  return row["depth"].is_null() ? 0 : row["depth"].as<int>();
}

std::optional<std::string> FindPlanOf(db::Tx& tx, const std::string& region_code, int year) {
  const pqxx::result rows = tx.Run(queries::kCatalogPlanOf, region_code, std::to_string(year));
  if (rows.empty()) return std::nullopt;
  return rows[0][0].as<std::string>();
}

std::vector<v1::ShowPlanCompletionResponse::Row> CompletionOf(db::Tx& tx, const PlanScope& scope) {
  std::vector<std::string> nodes;
  std::vector<absl::Time> from, until;
  for (const NodeDays& days : scope.nodes) {
    nodes.push_back(days.node);
    from.push_back(days.from);
    until.push_back(days.until);
  }
  std::vector<v1::ShowPlanCompletionResponse::Row> completion;
  for (const pqxx::row& row : tx.Run(queries::kPlanCompletion, nodes, from, until, scope.from,
                                     scope.until, scope.by_unit, scope.region_code)) {
    auto& one = completion.emplace_back();
    one.set_who(
        absl::StrCat(scope.by_unit ? "organizations/" : "regions/", row["who"].as<std::string>()));
    one.set_nodes_held(row["held"].as<int>());
    one.set_nodes_planned(row["planned"].as<int>());
    one.set_local_held(row["local_held"].as<int>());
  }
  return completion;
}

}  // namespace linli::matching::store

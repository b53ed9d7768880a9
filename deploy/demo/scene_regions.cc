// The administrative map: four levels (市、区、街道、社区) with the province above.
#include <algorithm>

#include "common/status/macros.h"
#include "deploy/demo/csv.h"
#include "deploy/demo/scenes.h"
#include "linli/registration/v1/region_service.pb.h"

namespace linli::demo {
namespace {

namespace v1 = registration::v1;

constexpr size_t kBatch = 1000;
// Of the table that regions.csv was compiled from.
constexpr char kEdition[] = "2023-09-11";
// 襄都区, 南长街街道 and its first community, over the city to the province.
constexpr char kCommunity[] = "regions/130502001062";

v1::Region RegionOf(const std::map<std::string, std::string>& row) {
  v1::Region region;
  region.set_name("regions/" + row.at("code"));
  region.set_display_name(row.at("name"));
  if (!row.at("parent_code").empty()) region.set_parent("regions/" + row.at("parent_code"));
  return region;
}

absl::StatusOr<std::string> PathTo(Stage& stage, std::string name) {
  std::string path;
  while (!name.empty()) {
    v1::GetRegionRequest request;
    request.set_name(name);
    ASSIGN_OR_RETURN(const v1::Region region, stage.line.Call<v1::Region>("", request));
    path = region.display_name() + (path.empty() ? "" : " › ") + path;
    name = region.parent();
  }
  return path;
}

}  // namespace

absl::Status LoadRegions(Stage& stage) {
  stage.report.Scene("The map: regions of five provinces");
  stage.regions = ReadCsv(stage.data + "/regions.csv");
  // Parents before children.
  std::stable_sort(stage.regions.begin(), stage.regions.end(), [](const auto& a, const auto& b) {
    return a.at("code").size() < b.at("code").size();
  });
  int created = 0;
  for (size_t from = 0; from < stage.regions.size(); from += kBatch) {
    v1::BatchCreateRegionsRequest request;
    request.set_edition(kEdition);
    for (size_t i = from; i < std::min(from + kBatch, stage.regions.size()); ++i) {
      *request.add_regions() = RegionOf(stage.regions[i]);
    }
    ASSIGN_OR_RETURN(const auto loaded,
                     stage.line.Call<v1::BatchCreateRegionsResponse>(kAdministrator, request));
    created += loaded.created_count();
  }
  stage.report.Expect("regions (行政区划) loaded", Grouped(12538), Grouped(created));
  ASSIGN_OR_RETURN(const std::string path, PathTo(stage, kCommunity));
  stage.report.Say(absl::StrCat(Grouped(created), " regions; from province to community: ", path));
  return absl::OkStatus();
}

}  // namespace linli::demo

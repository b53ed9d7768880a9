// Figures of a region that matching counts, for the service that assesses regions.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/matching/v1/calendar_node_service.pb.h"
#include "linli/matching/v1/node_plan.pb.h"
#include "linli/matching/v1/project.pb.h"

namespace linli::client {
class Channel;
}

namespace linli::matching {

// Refuses with matching's own reasons, or with UPSTREAM_UNAVAILABLE. Nothing is cached.
class FiguresClient {
 public:
  virtual ~FiguresClient() = default;

  // How many projects of a region and below are in this stage.
  virtual absl::StatusOr<int64_t> CountProjects(const client::Context& context,
                                                const std::string& region,
                                                v1::Project::Stage stage) = 0;
  // The plan that a region itself has for a year; nothing if it has none.
  virtual absl::StatusOr<std::optional<v1::NodePlan>> FindNodePlan(const client::Context& context,
                                                                   const std::string& region,
                                                                   int year) = 0;
  // How far it is, by county.
  virtual absl::StatusOr<v1::ShowPlanCompletionResponse> ShowPlanCompletion(
      const client::Context& context, const std::string& plan) = 0;
};

// The real one. `channel` outlives the client.
std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel);

}  // namespace linli::matching

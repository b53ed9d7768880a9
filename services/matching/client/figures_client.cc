#include "services/matching/client/figures_client.h"

#include "common/client/channel.h"
#include "common/status/macros.h"
#include "linli/matching/v1/calendar_node_service.grpc.pb.h"
#include "linli/matching/v1/project_service.grpc.pb.h"

namespace linli::matching {
namespace {

constexpr int kLargestPage = 1000;

class RealFiguresClient final : public FiguresClient {
 public:
  explicit RealFiguresClient(const client::Channel& channel)
      : channel_(channel),
        projects_(v1::ProjectService::NewStub(channel.grpc())),
        plans_(v1::CalendarNodeService::NewStub(channel.grpc())) {}

  absl::StatusOr<int64_t> CountProjects(const client::Context& context, const std::string& region,
                                        v1::Project::Stage stage) override {
    v1::ListProjectsRequest request;
    request.set_parent("organizations/-");
    request.set_region(region);
    request.set_stage(stage);
    request.set_page_size(kLargestPage);
    int64_t count = 0;
    do {
      ASSIGN_OR_RETURN(
          const v1::ListProjectsResponse page,
          channel_.Call(*projects_, &v1::ProjectService::Stub::ListProjects, context, request));
      count += page.projects_size();
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return count;
  }

  absl::StatusOr<std::optional<v1::NodePlan>> FindNodePlan(const client::Context& context,
                                                           const std::string& region,
                                                           int year) override {
    v1::ListNodePlansRequest request;
    request.set_region(region);
    request.set_page_size(kLargestPage);
    do {
      ASSIGN_OR_RETURN(
          const v1::ListNodePlansResponse page,
          channel_.Call(*plans_, &v1::CalendarNodeService::Stub::ListNodePlans, context, request));
      for (const v1::NodePlan& plan : page.node_plans()) {
        if (plan.region() == region && plan.year() == year) return plan;
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return std::nullopt;
  }

  absl::StatusOr<v1::ShowPlanCompletionResponse> ShowPlanCompletion(
      const client::Context& context, const std::string& plan) override {
    v1::ShowPlanCompletionRequest request;
    request.set_name(plan);
    request.set_grouping(v1::ShowPlanCompletionRequest::BY_COUNTY);
    return channel_.Call(*plans_, &v1::CalendarNodeService::Stub::ShowPlanCompletion, context,
                         request);
  }

 private:
  const client::Channel& channel_;
  const std::unique_ptr<v1::ProjectService::Stub> projects_;
  const std::unique_ptr<v1::CalendarNodeService::Stub> plans_;
};

}  // namespace

std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel) {
  return std::make_unique<RealFiguresClient>(channel);
}

}  // namespace linli::matching

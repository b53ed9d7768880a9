#include "services/hours/client/figures_client.h"

#include "common/client/channel.h"
#include "linli/hours/v1/statistics_service.grpc.pb.h"

namespace linli::hours {
namespace {

class RealFiguresClient final : public FiguresClient {
 public:
  explicit RealFiguresClient(const client::Channel& channel)
      : channel_(channel), statistics_(v1::StatisticsService::NewStub(channel.grpc())) {}

  absl::StatusOr<v1::Figures> GetFigures(const client::Context& context, const std::string& region,
                                         const std::string& period) override {
    v1::GetFiguresRequest request;
    request.set_parent(region);
    request.set_period(period);
    return channel_.Call(*statistics_, &v1::StatisticsService::Stub::GetFigures, context, request);
  }

  absl::StatusOr<v1::ListShortfallsResponse> ListShortfalls(
      const client::Context& context, const v1::ListShortfallsRequest& request) override {
    return channel_.Call(*statistics_, &v1::StatisticsService::Stub::ListShortfalls, context,
                         request);
  }

 private:
  const client::Channel& channel_;
  const std::unique_ptr<v1::StatisticsService::Stub> statistics_;
};

}  // namespace

std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel) {
  return std::make_unique<RealFiguresClient>(channel);
}

}  // namespace linli::hours

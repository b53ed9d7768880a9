#include "services/registration/client/figures_client.h"

#include "absl/strings/str_cat.h"
#include "common/client/channel.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/community_report_service.grpc.pb.h"
#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/station_service.grpc.pb.h"
#include "linli/registration/v1/training_plan_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"

namespace linli::registration {
namespace {

constexpr int kLargestPage = 1000;

class RealFiguresClient final : public FiguresClient {
 public:
  explicit RealFiguresClient(const client::Channel& channel)
      : channel_(channel),
        coverage_(v1::CoverageService::NewStub(channel.grpc())),
        stations_(v1::StationService::NewStub(channel.grpc())),
        trainings_(v1::TrainingPlanService::NewStub(channel.grpc())),
        reports_(v1::CommunityReportService::NewStub(channel.grpc())),
        regions_(v1::RegionService::NewStub(channel.grpc())),
        volunteers_(v1::VolunteerService::NewStub(channel.grpc())) {}

  absl::StatusOr<v1::Coverage> GetCoverage(const client::Context& context,
                                           const std::string& region,
                                           const std::string& denominator_kind) override {
    v1::GetCoverageRequest request;
    request.set_region(region);
    request.set_denominator_kind(denominator_kind);
    return channel_.Call(*coverage_, &v1::CoverageService::Stub::GetCoverage, context, request);
  }

  absl::StatusOr<std::vector<v1::Denominator>> ListDenominators(
      const client::Context& context, const std::string& region) override {
    v1::ListDenominatorsRequest request;
    request.set_region(region);
    request.set_page_size(kLargestPage);
    std::vector<v1::Denominator> all;
    do {
      ASSIGN_OR_RETURN(v1::ListDenominatorsResponse page,
                       channel_.Call(*coverage_, &v1::CoverageService::Stub::ListDenominators,
                                     context, request));
      for (v1::Denominator& one : *page.mutable_denominators()) all.push_back(std::move(one));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  absl::StatusOr<v1::StationCoverage> GetStationCoverage(const client::Context& context,
                                                         const std::string& region) override {
    v1::GetStationCoverageRequest request;
    request.set_name(absl::StrCat(region, "/stationCoverage"));
    return channel_.Call(*stations_, &v1::StationService::Stub::GetStationCoverage, context,
                         request);
  }

  absl::StatusOr<v1::TrainingFigures> ShowTrainingFigures(const client::Context& context,
                                                          const std::string& region,
                                                          absl::Time from,
                                                          absl::Time until) override {
    v1::ShowTrainingFiguresRequest request;
    request.set_parent(region);
    *request.mutable_start_time() = time::ToProto(from);
    *request.mutable_end_time() = time::ToProto(until);
    return channel_.Call(*trainings_, &v1::TrainingPlanService::Stub::ShowTrainingFigures, context,
                         request);
  }

  absl::StatusOr<v1::CommunityReporting> ShowCommunityReporting(
      const client::Context& context, const std::string& region) override {
    v1::ShowCommunityReportingRequest request;
    request.set_region(region);
    return channel_.Call(*reports_, &v1::CommunityReportService::Stub::ShowCommunityReporting,
                         context, request);
  }

  absl::StatusOr<std::vector<std::string>> ListPartyVolunteers(const client::Context& context,
                                                               const std::string& region,
                                                               int64_t most) override {
    v1::ListVolunteersRequest request;
    request.set_parent(region);
    request.set_page_size(kLargestPage);
    std::vector<std::string> members;
    int64_t read = 0;
    do {
      ASSIGN_OR_RETURN(const v1::ListVolunteersResponse page,
                       channel_.Call(*volunteers_, &v1::VolunteerService::Stub::ListVolunteers,
                                     context, request));
      read += page.volunteers_size();
      if (read > most) {
        return Refuse(Reason::INDICATOR_INPUT_MISSING, {{"input", "party_at_minimum"}});
      }
      for (const v1::Volunteer& one : page.volunteers()) {
        const bool member = one.political_status() == "01" || one.political_status() == "02";
        if (member && one.state() == v1::VOLUNTEER_ACTIVE) members.push_back(one.name());
      }
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return members;
  }

  absl::StatusOr<std::vector<v1::Region>> ListRegions(const client::Context& context,
                                                      const std::string& parent) override {
    v1::ListRegionsRequest request;
    request.set_parent(parent);
    request.set_page_size(kLargestPage);
    std::vector<v1::Region> all;
    do {
      ASSIGN_OR_RETURN(
          v1::ListRegionsResponse page,
          channel_.Call(*regions_, &v1::RegionService::Stub::ListRegions, context, request));
      for (v1::Region& one : *page.mutable_regions()) all.push_back(std::move(one));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

 private:
  const client::Channel& channel_;
  const std::unique_ptr<v1::CoverageService::Stub> coverage_;
  const std::unique_ptr<v1::StationService::Stub> stations_;
  const std::unique_ptr<v1::TrainingPlanService::Stub> trainings_;
  const std::unique_ptr<v1::CommunityReportService::Stub> reports_;
  const std::unique_ptr<v1::RegionService::Stub> regions_;
  const std::unique_ptr<v1::VolunteerService::Stub> volunteers_;
};

}  // namespace

std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel) {
  return std::make_unique<RealFiguresClient>(channel);
}

}  // namespace linli::registration

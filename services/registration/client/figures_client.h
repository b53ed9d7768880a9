// Figures of a region that registration counts, for the service that assesses regions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/client/context.h"
#include "linli/registration/v1/community_report.pb.h"
#include "linli/registration/v1/community_report_service.pb.h"
#include "linli/registration/v1/coverage_service.pb.h"
#include "linli/registration/v1/region.pb.h"
#include "linli/registration/v1/station.pb.h"
#include "linli/registration/v1/training_plan_service.pb.h"

namespace linli::client {
class Channel;
}

namespace linli::registration {

namespace v1 = ::linli::registration::v1;

// Regions are "regions/{code}", each with everything below it. Refuses with registration's own
// reasons, or with UPSTREAM_UNAVAILABLE. Nothing is cached.
class FiguresClient {
 public:
  virtual ~FiguresClient() = default;

  // Against the newest denominator of this kind; DENOMINATOR_MISSING.
  virtual absl::StatusOr<v1::Coverage> GetCoverage(const client::Context& context,
                                                   const std::string& region,
                                                   const std::string& denominator_kind) = 0;
  // All of them, in order of kind, day and source.
  virtual absl::StatusOr<std::vector<v1::Denominator>> ListDenominators(
      const client::Context& context, const std::string& region) = 0;
  virtual absl::StatusOr<v1::StationCoverage> GetStationCoverage(const client::Context& context,
                                                                 const std::string& region) = 0;
  // Of sessions that began in [from, until).
  virtual absl::StatusOr<v1::TrainingFigures> ShowTrainingFigures(const client::Context& context,
                                                                  const std::string& region,
                                                                  absl::Time from,
                                                                  absl::Time until) = 0;
  virtual absl::StatusOr<v1::CommunityReporting> ShowCommunityReporting(
      const client::Context& context, const std::string& region) = 0;
  // Numbers of active volunteers with this service region or one below it who are members or
  // probationary members of the Party (政治面貌 01, 02), in order of region and number. Reads all
  // files of the region: refuses with INDICATOR_INPUT_MISSING for more than `most` of them.
  virtual absl::StatusOr<std::vector<std::string>> ListPartyVolunteers(
      const client::Context& context, const std::string& region, int64_t most) = 0;
  // The regions directly below one, in code order.
  virtual absl::StatusOr<std::vector<v1::Region>> ListRegions(const client::Context& context,
                                                              const std::string& parent) = 0;
};

// The real one. `channel` outlives the client.
std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel);

}  // namespace linli::registration

// Figures of a region that hours counts, for the service that assesses regions.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/hours/v1/statistics.pb.h"
#include "linli/hours/v1/statistics_service.pb.h"

namespace linli::client {
class Channel;
}

namespace linli::hours {

// Refuses with hours' own reasons, or with UPSTREAM_UNAVAILABLE. Nothing is cached.
class FiguresClient {
 public:
  virtual ~FiguresClient() = default;

  // Of "regions/{code}" in a year, a month or a day.
  virtual absl::StatusOr<v1::Figures> GetFigures(const client::Context& context,
                                                 const std::string& region,
                                                 const std::string& period) = 0;
  // One page of who fell short of the yearly minimum.
  virtual absl::StatusOr<v1::ListShortfallsResponse> ListShortfalls(
      const client::Context& context, const v1::ListShortfallsRequest& request) = 0;
};

// The real one. `channel` outlives the client.
std::unique_ptr<FiguresClient> MakeFiguresClient(const client::Channel& channel);

}  // namespace linli::hours

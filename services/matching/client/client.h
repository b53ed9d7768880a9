// What matching knows, for the services to its right: who serves where and when. Activities and
// shifts come from this process's memory or Redis most of the time and are at most about a second
// old; enrolments are asked for each time.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::client {
class Channel;
}
namespace linli::cache {
class Cache;
}

namespace linli::matching {

// Refuses with matching's own reasons (RESOURCE_NOT_FOUND for an unknown name), or with
// UPSTREAM_UNAVAILABLE.
class MatchingClient {
 public:
  virtual ~MatchingClient() = default;

  virtual absl::StatusOr<std::shared_ptr<const v1::Activity>> GetActivity(
      const client::Context& context, const std::string& name) = 0;
  virtual absl::StatusOr<std::shared_ptr<const v1::Shift>> GetShift(const client::Context& context,
                                                                    const std::string& name) = 0;
  virtual absl::StatusOr<v1::Enrollment> GetEnrollment(const client::Context& context,
                                                       const std::string& name) = 0;

  // A volunteer's confirmed enrolment for a shift, with what its event says; nothing if there is
  // none. Does not wait for the feed.
  virtual absl::StatusOr<std::optional<v1::EnrollmentEvent>> FindConfirmed(
      const client::Context& context, const std::string& volunteer, const std::string& shift) = 0;
};

// The client over a channel to matching. Both live as long as it does.
std::unique_ptr<MatchingClient> Connect(client::Channel& channel, cache::Cache& cache);

}  // namespace linli::matching

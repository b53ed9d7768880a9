// What hours asks its neighbours on the left, in its own words. Never inside a transaction.
#pragma once

#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/matching/v1/events.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::hours {

class Neighbours {
 public:
  virtual ~Neighbours() = default;

  // registration: NOT_FOUND/RESOURCE_NOT_FOUND if there is none.
  virtual absl::StatusOr<registration::v1::Volunteer> GetVolunteer(const client::Context& context,
                                                                   std::string_view name) = 0;
  virtual absl::StatusOr<registration::v1::Organization> GetOrganization(
      const client::Context& context, std::string_view name) = 0;

  // matching: her confirmed enrolment for a shift, with what its event would say; nothing if there
  // is none.
  virtual absl::StatusOr<std::optional<matching::v1::EnrollmentEvent>> FindConfirmed(
      const client::Context& context, std::string_view volunteer, std::string_view shift) = 0;
};

}  // namespace linli::hours

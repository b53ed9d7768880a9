// What matching asks its neighbour on the left. Never inside a transaction.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::matching {

class Neighbours {
 public:
  virtual ~Neighbours() = default;

  // NOT_FOUND/RESOURCE_NOT_FOUND if there is none.
  virtual absl::StatusOr<registration::v1::Volunteer> GetVolunteer(const client::Context& context,
                                                                   std::string_view name) = 0;
  virtual absl::StatusOr<registration::v1::Organization> GetOrganization(
      const client::Context& context, std::string_view name) = 0;
};

}  // namespace linli::matching

// What awards asks its neighbours on the left, in its own words. Never inside a transaction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/hours/v1/record.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/region.pb.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "services/awards/domain/certificate_document.h"

namespace linli::awards {

class Neighbours {
 public:
  virtual ~Neighbours() = default;

  // registration: NOT_FOUND/RESOURCE_NOT_FOUND if there is none.
  virtual absl::StatusOr<registration::v1::Volunteer> GetVolunteer(const client::Context& context,
                                                                   std::string_view name) = 0;
  virtual absl::StatusOr<registration::v1::Organization> GetOrganization(
      const client::Context& context, std::string_view name) = 0;
  virtual absl::StatusOr<registration::v1::Region> GetRegion(const client::Context& context,
                                                             std::string_view name) = 0;

  // hours: a volunteer's records in force (EFFECTIVE, DISPUTED) that began in the window. More than
  // one certificate holds need not all be there, but then more than it holds are.
  virtual absl::StatusOr<std::vector<hours::v1::Record>> RecordsInForce(
      const client::Context& context, std::string_view volunteer, const domain::Window& window) = 0;
};

}  // namespace linli::awards

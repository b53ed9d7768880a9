// What registration knows, for the services to its right: who is who and who may do what. What is
// read by name comes from this process's memory or Redis most of the time and is at most about a
// second old; lists are asked for each time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "linli/registration/v1/delegation.pb.h"
#include "linli/registration/v1/membership.pb.h"
#include "linli/registration/v1/organization.pb.h"
#include "linli/registration/v1/organization_service.pb.h"
#include "linli/registration/v1/partner_system.pb.h"
#include "linli/registration/v1/qualification.pb.h"
#include "linli/registration/v1/region.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::client {
class Channel;
}
namespace linli::cache {
class Cache;
}

namespace linli::registration {

namespace v1 = ::linli::registration::v1;

// Refuses with registration's own reasons (RESOURCE_NOT_FOUND for an unknown name), or with
// UPSTREAM_UNAVAILABLE.
class RegistrationClient {
 public:
  virtual ~RegistrationClient() = default;

  virtual absl::StatusOr<std::shared_ptr<const v1::Volunteer>> GetVolunteer(
      const client::Context& context, const std::string& name) = 0;
  virtual absl::StatusOr<std::shared_ptr<const v1::Organization>> GetOrganization(
      const client::Context& context, const std::string& name) = 0;
  virtual absl::StatusOr<std::shared_ptr<const v1::Region>> GetRegion(
      const client::Context& context, const std::string& name) = 0;

  // What decides whether a volunteer, "volunteers/…", may serve; gates.h asks it.
  virtual absl::StatusOr<std::shared_ptr<const v1::GateFacts>> GetGateFacts(
      const client::Context& context, const std::string& volunteer) = 0;

  // In the order of the names; what does not exist is left out.
  virtual absl::StatusOr<std::vector<v1::Volunteer>> BatchGetVolunteers(
      const client::Context& context, const std::vector<std::string>& names) = 0;
  // To what a volunteer belongs now.
  virtual absl::StatusOr<std::vector<v1::Membership>> ListActiveMemberships(
      const client::Context& context, const std::string& volunteer) = 0;
  // All partner systems.
  virtual absl::StatusOr<std::vector<v1::PartnerSystem>> ListPartnerSystems(
      const client::Context& context) = 0;
  // When organisations were last active, as a service to the right has seen it.
  virtual absl::Status ReportActivity(const client::Context& context,
                                      const std::vector<v1::OrganizationActivity>& activities) = 0;
  // All delegations of a subject, those revoked or ended too.
  virtual absl::StatusOr<std::vector<v1::Delegation>> ListDelegations(
      const client::Context& context, const std::string& subject) = 0;
};

// The client over a channel to registration. Both live as long as it does.
std::unique_ptr<RegistrationClient> Connect(client::Channel& channel, cache::Cache& cache);

}  // namespace linli::registration

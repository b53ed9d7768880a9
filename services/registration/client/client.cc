#include "services/registration/client/client.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/cache/read_through.h"
#include "common/client/channel.h"
#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/delegation_service.grpc.pb.h"
#include "linli/registration/v1/membership_service.grpc.pb.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/partner_system_service.grpc.pb.h"
#include "linli/registration/v1/qualification_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"

namespace linli::registration {
namespace {

constexpr int kLargestPage = 1000;

// A region has no etag: its last loading tells its version, as registration does when it forgets.
std::optional<int64_t> RegionVersion(const v1::Region& region) {
  return absl::ToUnixMicros(time::FromProto(region.update_time()));
}

class RealClient final : public RegistrationClient {
 public:
  RealClient(client::Channel& channel, cache::Cache& cache)
      : channel_(channel),
        cache_(cache),
        volunteers_(v1::VolunteerService::NewStub(channel.grpc())),
        organizations_(v1::OrganizationService::NewStub(channel.grpc())),
        regions_(v1::RegionService::NewStub(channel.grpc())),
        memberships_(v1::MembershipService::NewStub(channel.grpc())),
        delegations_(v1::DelegationService::NewStub(channel.grpc())),
        qualifications_(v1::QualificationService::NewStub(channel.grpc())),
        partner_systems_(v1::PartnerSystemService::NewStub(channel.grpc())) {}

  absl::StatusOr<std::shared_ptr<const v1::Volunteer>> GetVolunteer(
      const client::Context& context, const std::string& name) override {
    return Get<v1::Volunteer, v1::GetVolunteerRequest>(
        *volunteers_, &v1::VolunteerService::Stub::GetVolunteer, context, name,
        cache::EtagVersion<v1::Volunteer>);
  }

  absl::StatusOr<std::shared_ptr<const v1::Organization>> GetOrganization(
      const client::Context& context, const std::string& name) override {
    return Get<v1::Organization, v1::GetOrganizationRequest>(
        *organizations_, &v1::OrganizationService::Stub::GetOrganization, context, name,
        cache::EtagVersion<v1::Organization>);
  }

  absl::StatusOr<std::shared_ptr<const v1::Region>> GetRegion(const client::Context& context,
                                                              const std::string& name) override {
    return Get<v1::Region, v1::GetRegionRequest>(*regions_, &v1::RegionService::Stub::GetRegion,
                                                 context, name, RegionVersion);
  }

  absl::StatusOr<std::shared_ptr<const v1::GateFacts>> GetGateFacts(
      const client::Context& context, const std::string& volunteer) override {
    return Get<v1::GateFacts, v1::GetGateFactsRequest>(
        *qualifications_, &v1::QualificationService::Stub::GetGateFacts, context,
        absl::StrCat(volunteer, "/gateFacts"), cache::EtagVersion<v1::GateFacts>);
  }

  absl::StatusOr<std::vector<v1::Volunteer>> BatchGetVolunteers(
      const client::Context& context, const std::vector<std::string>& names) override {
    std::vector<v1::Volunteer> found;
    for (size_t next = 0; next < names.size();) {
      v1::BatchGetVolunteersRequest request;
      while (next < names.size() && request.names_size() < kLargestPage) {
        request.add_names(names[next++]);
      }
      ASSIGN_OR_RETURN(v1::BatchGetVolunteersResponse response,
                       channel_.Call(*volunteers_, &v1::VolunteerService::Stub::BatchGetVolunteers,
                                     context, request));
      for (v1::Volunteer& volunteer : *response.mutable_volunteers()) {
        found.push_back(std::move(volunteer));
      }
    }
    return found;
  }

  absl::StatusOr<std::vector<v1::Membership>> ListActiveMemberships(
      const client::Context& context, const std::string& volunteer) override {
    v1::ListMembershipsRequest request;
    request.set_parent(volunteer);
    request.set_state(v1::MEMBERSHIP_ACTIVE);
    return All<v1::Membership>(
        *memberships_, &v1::MembershipService::Stub::ListMemberships, context, request,
        [](v1::ListMembershipsResponse& page) { return page.mutable_memberships(); });
  }

  absl::StatusOr<std::vector<v1::PartnerSystem>> ListPartnerSystems(
      const client::Context& context) override {
    return All<v1::PartnerSystem>(
        *partner_systems_, &v1::PartnerSystemService::Stub::ListPartnerSystems, context,
        v1::ListPartnerSystemsRequest(),
        [](v1::ListPartnerSystemsResponse& page) { return page.mutable_partner_systems(); });
  }

  absl::Status ReportActivity(const client::Context& context,
                              const std::vector<v1::OrganizationActivity>& activities) override {
    v1::ReportOrganizationActivityRequest request;
    request.mutable_activities()->Assign(activities.begin(), activities.end());
    return channel_
        .Call(*organizations_, &v1::OrganizationService::Stub::ReportOrganizationActivity, context,
              request)
        .status();
  }

  absl::StatusOr<std::vector<v1::Delegation>> ListDelegations(const client::Context& context,
                                                              const std::string& subject) override {
    v1::ListDelegationsRequest request;
    request.set_subject(subject);
    return All<v1::Delegation>(
        *delegations_, &v1::DelegationService::Stub::ListDelegations, context, request,
        [](v1::ListDelegationsResponse& page) { return page.mutable_delegations(); });
  }

 private:
  template <typename Resource, typename Request, typename Stub, typename Method, typename Version>
  absl::StatusOr<std::shared_ptr<const Resource>> Get(Stub& stub, Method method,
                                                      const client::Context& context,
                                                      const std::string& name, Version version) {
    const auto load = [&] {
      Request request;
      request.set_name(name);
      return channel_.Call(stub, method, context, request);
    };
    return cache::ReadThrough<Resource>(cache_, absl::StrCat("registration:", name),
                                        context.deadline, load, version);
  }

  // All pages of a list.
  template <typename Resource, typename Stub, typename Method, typename Request, typename RowsOf>
  absl::StatusOr<std::vector<Resource>> All(Stub& stub, Method method,
                                            const client::Context& context, Request request,
                                            RowsOf rows_of) {
    std::vector<Resource> all;
    request.set_page_size(kLargestPage);
    do {
      auto page = channel_.Call(stub, method, context, request);
      RETURN_IF_ERROR(page.status());
      for (Resource& row : *rows_of(*page)) all.push_back(std::move(row));
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return all;
  }

  client::Channel& channel_;
  cache::Cache& cache_;
  const std::unique_ptr<v1::VolunteerService::Stub> volunteers_;
  const std::unique_ptr<v1::OrganizationService::Stub> organizations_;
  const std::unique_ptr<v1::RegionService::Stub> regions_;
  const std::unique_ptr<v1::MembershipService::Stub> memberships_;
  const std::unique_ptr<v1::DelegationService::Stub> delegations_;
  const std::unique_ptr<v1::QualificationService::Stub> qualifications_;
  const std::unique_ptr<v1::PartnerSystemService::Stub> partner_systems_;
};

}  // namespace

std::unique_ptr<RegistrationClient> Connect(client::Channel& channel, cache::Cache& cache) {
  return std::make_unique<RealClient>(channel, cache);
}

}  // namespace linli::registration

// Registration inside the test's process, with real authority from its own tables, and the people
// who appear in its tests.
#pragma once

#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/secret/key_ring.h"
#include "common/time/proto_time.h"
#include "linli/registration/v1/delegation_service.grpc.pb.h"
#include "linli/registration/v1/membership_service.grpc.pb.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "services/registration/api/service.h"
#include "services/registration/domain/citizen_number.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::registration::support {

using Regions = v1::RegionService;
using Organizations = v1::OrganizationService;
using Volunteers = v1::VolunteerService;
using Memberships = v1::MembershipService;
using Delegations = v1::DelegationService;

inline constexpr char kAdministrator[] = "staff/administrator";  // of everything
inline constexpr char kApprover[] = "staff/approver";            // of Xingtai, 1305
inline constexpr char kRegistrar[] = "agencies/registrar";       // of Xiangdu, 130502
inline constexpr char kStranger[] = "staff/stranger";            // holds nothing
inline constexpr char kDistrict[] = "regions/130502";
inline constexpr char kOtherDistrict[] = "regions/130503";
inline constexpr char kCommunity[] = "regions/130502001001";

// A resident's number with a right check character: born 1990-01-01, female, the n-th of that day.
inline std::string Document(int n, const std::string& birth = "19900101") {
  const std::string digits = absl::StrFormat("130502%s%03d", birth, n * 2 % 1000);
  return digits + domain::CheckCharacter(digits);
}

class RegistrationTest : public ::testing::Test {
 protected:
  // `redis`: where Redis is; empty: nowhere.
  explicit RegistrationTest(const std::string& redis = "") : host_("registration", Options(redis)) {
    furniture_ = Furnish(*host_);
    host_.Start();
    regions_ = Regions::NewStub(host_.channel());
    organizations_ = Organizations::NewStub(host_.channel());
    volunteers_ = Volunteers::NewStub(host_.channel());
    memberships_ = Memberships::NewStub(host_.channel());
    delegations_ = Delegations::NewStub(host_.channel());
    LoadRegions();
    EXPECT_THAT(Grant(kApprover, options::v1::APPROVER, "regions/1305"), IsOk());
    EXPECT_THAT(Grant(kRegistrar, options::v1::REGISTRAR, kDistrict), IsOk());
  }

  static linli::support::TestHostOptions Options(const std::string& redis) {
    linli::support::TestHostOptions options;
    options.redis = redis;
    options.fake_identity = false;
    options.own = {{"bootstrap-administrator", kAdministrator}};
    options.key_files = {{"vault.keys", secret::NewKeyLine("test")},
                         {"index.key", absl::Base64Escape(std::string(32, 'i'))}};
    return options;
  }

  void LoadRegions() {
    v1::BatchCreateRegionsRequest request;
    request.set_edition("2023-06-30");
    for (const auto& [code, parent, name] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"13", "", "河北省"},
             {"1305", "13", "邢台市"},
             {"130502", "1305", "襄都区"},
             {"130503", "1305", "信都区"},
             {"130502001", "130502", "南长街街道"},
             {"130502001001", "130502001", "第一社区"},
             {"41", "", "河南省"}}) {
      v1::Region& region = *request.add_regions();
      region.set_name("regions/" + code);
      region.set_display_name(name);
      if (!parent.empty()) region.set_parent("regions/" + parent);
    }
    EXPECT_THAT(host_.Call(*regions_, &Regions::Stub::BatchCreateRegions, kAdministrator, request),
                IsOk());
  }

  absl::StatusOr<v1::Delegation> Grant(const std::string& subject, options::v1::Role role,
                                       const std::string& over,
                                       const std::string& as = kAdministrator) {
    v1::GrantDelegationRequest request;
    request.mutable_delegation()->set_subject(subject);
    request.mutable_delegation()->set_role(role);
    request.mutable_delegation()->set_over(over);
    return host_.Call(*delegations_, &Delegations::Stub::GrantDelegation, as, request);
  }

  // A whole request; tests spoil what they are about.
  v1::RegisterVolunteerRequest Entry(int n, const std::string& name = "张小梅") {
    v1::RegisterVolunteerRequest request;
    request.set_registrar(kDistrict);
    v1::Volunteer& volunteer = *request.mutable_volunteer();
    volunteer.set_display_name(name);
    volunteer.set_sex(v1::FEMALE);
    volunteer.set_birth_date("1990-01-01");
    volunteer.mutable_id_document()->set_type(v1::RESIDENT_IDENTITY_CARD);
    volunteer.mutable_id_document()->set_number(Document(n));
    volunteer.set_phone("13812345678");
    volunteer.set_residence_region(kCommunity);
    volunteer.set_service_region(kDistrict);
    volunteer.add_skills("01");
    volunteer.add_service_categories("0001");
    volunteer.set_availability(0b111);
    volunteer.mutable_consent()->set_source(v1::SELF);
    return request;
  }
  absl::StatusOr<v1::Volunteer> Register(const v1::RegisterVolunteerRequest& request,
                                         const std::string& as = kRegistrar) {
    return host_.Call(*volunteers_, &Volunteers::Stub::RegisterVolunteer, as, request);
  }
  // The n-th volunteer's name.
  std::string Registered(int n) {
    absl::StatusOr<v1::Volunteer> volunteer = Register(Entry(n));
    EXPECT_THAT(volunteer, IsOk());
    return volunteer.ok() ? volunteer->name() : "";
  }
  absl::StatusOr<v1::Volunteer> GetVolunteer(const std::string& name, const std::string& as) {
    v1::GetVolunteerRequest request;
    request.set_name(name);
    return host_.Call(*volunteers_, &Volunteers::Stub::GetVolunteer, as, request);
  }

  v1::CreateOrganizationRequest Application(const std::string& name) {
    v1::CreateOrganizationRequest request;
    v1::Organization& organization = *request.mutable_organization();
    organization.set_display_name(name);
    organization.set_kind(v1::UNREGISTERED_GROUP);
    organization.set_sponsor_kind("09");
    organization.set_region(kDistrict);
    organization.set_contact_name("王主任");
    organization.set_contact_phone("0319-3288888");
    return request;
  }
  absl::StatusOr<v1::Organization> Create(const v1::CreateOrganizationRequest& request,
                                          const std::string& as) {
    return host_.Call(*organizations_, &Organizations::Stub::CreateOrganization, as, request);
  }
  absl::StatusOr<v1::Organization> Approve(const std::string& name,
                                           const std::string& as = kApprover) {
    v1::ApproveOrganizationRequest request;
    request.set_name(name);
    return host_.Call(*organizations_, &Organizations::Stub::ApproveOrganization, as, request);
  }
  // An approved organisation that `manager` runs.
  std::string Founded(const v1::CreateOrganizationRequest& request, const std::string& manager) {
    absl::StatusOr<v1::Organization> organization = Create(request, manager);
    EXPECT_THAT(organization, IsOk());
    if (!organization.ok()) return "";
    EXPECT_THAT(Approve(organization->name()), IsOk());
    host_.clock().Advance(absl::Seconds(3));  // the manager's new authority is seen
    return organization->name();
  }

  absl::StatusOr<v1::Membership> Join(const std::string& volunteer, const std::string& organization,
                                      const std::string& as, const std::string& password = "") {
    v1::JoinOrganizationRequest request;
    request.set_volunteer(volunteer);
    request.set_organization(organization);
    request.set_password(password);
    return host_.Call(*memberships_, &Memberships::Stub::JoinOrganization, as, request);
  }
  absl::StatusOr<v1::Membership> Accept(const std::string& name, const std::string& as) {
    v1::AcceptMembershipRequest request;
    request.set_name(name);
    return host_.Call(*memberships_, &Memberships::Stub::AcceptMembership, as, request);
  }

  // One statement as superuser; the first field of its first row, if it has any.
  std::string Sql(const std::string& statement) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    const pqxx::result rows = work.exec(statement);
    return rows.empty() ? "" : rows[0][0].c_str();
  }

  linli::support::TestHost host_;
  std::shared_ptr<void> furniture_;
  std::unique_ptr<Regions::Stub> regions_;
  std::unique_ptr<Organizations::Stub> organizations_;
  std::unique_ptr<Volunteers::Stub> volunteers_;
  std::unique_ptr<Memberships::Stub> memberships_;
  std::unique_ptr<Delegations::Stub> delegations_;
};

}  // namespace linli::registration::support

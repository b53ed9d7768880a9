// Matching in the test's process, with an organisation, its manager and volunteers who want to
// serve. Registration is played by a fake.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/matching/v1/activity_service.grpc.pb.h"
#include "linli/matching/v1/enrollment_service.grpc.pb.h"
#include "linli/matching/v1/recommendation_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "services/matching/api/deps.h"
#include "services/matching/api/service.h"
#include "services/matching/api/vault_service.h"
#include "services/registration/client/fake.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::matching {

class House : public ::testing::Test {
 protected:
  static constexpr char kOrganization[] = "organizations/qingchun";
  static constexpr char kManager[] = "staff/manager";

  explicit House(support::TestHostOptions options = {}) : host_("matching", std::move(options)) {
    AddServices(*host_, deps_);
    AddVaultService(*host_, deps_);
    host_.Start();
    channel_ = host_.channel();
    activities_ = v1::ActivityService::NewStub(channel_);
    enrollments_ = v1::EnrollmentService::NewStub(channel_);
    recommendations_ = v1::RecommendationService::NewStub(channel_);
    host_.scopes().Lies(kOrganization, {.region = "1305", .organizations = {kOrganization}});
    host_.Grant(kManager, options::v1::ORGANIZATION_MANAGER, kOrganization);
    registration::v1::Organization organization;
    organization.set_name(kOrganization);
    organization.set_state(registration::v1::ORGANIZATION_APPROVED);
    organization.set_region("regions/1305");
    registration_.Put(organization);
    for (const char* name : {"regions/1305", "regions/130502", "regions/130503", "regions/1306"}) {
      registration::v1::Region region;
      region.set_name(name);
      registration_.Put(region);
    }
  }

  absl::Time Now() { return host_.clock().Now(); }

  // A volunteer of 30 years in active state; returns her name.
  std::string Volunteer(int number) {
    registration::v1::Volunteer volunteer;
    volunteer.set_name(absl::StrFormat("volunteers/V130502%010dX", number));
    volunteer.set_state(registration::v1::VOLUNTEER_ACTIVE);
    volunteer.set_birth_date("1996-05-01");
    registration_.Put(volunteer);
    return volunteer.name();
  }

  // A draft that lacks nothing, from now + 24 h to now + 72 h.
  v1::Activity Draft() {
    v1::Activity activity;
    activity.set_display_name("青春暖邢 马拉松");
    activity.set_category("0018");
    activity.mutable_place()->set_address("邢台市体育馆");
    activity.mutable_place()->mutable_point()->set_latitude(37.07);
    activity.mutable_place()->mutable_point()->set_longitude(114.50);
    activity.mutable_place()->mutable_point()->set_datum(types::v1::WGS84);
    activity.set_region("regions/130502");
    activity.set_leader(Volunteer(9'000'001));
    activity.set_risk_class(v1::Activity::LOW);
    activity.set_risk_disclosure("长时间站立");
    *activity.mutable_start_time() = time::ToProto(Now() + absl::Hours(24));
    *activity.mutable_end_time() = time::ToProto(Now() + absl::Hours(72));
    return activity;
  }

  // Hours count from the activity's start.
  v1::Shift ShiftAt(int places, int from_hour = 0, int until_hour = 4) {
    v1::Shift shift;
    shift.set_display_name("5公里补给点");
    shift.set_places(places);
    *shift.mutable_start_time() = time::ToProto(Now() + absl::Hours(24 + from_hour));
    *shift.mutable_end_time() = time::ToProto(Now() + absl::Hours(24 + until_hour));
    return shift;
  }

  absl::StatusOr<v1::CreateActivityResponse> Create(const v1::Activity& activity,
                                                    const std::vector<v1::Shift>& shifts = {},
                                                    const std::string& as = kManager) {
    v1::CreateActivityRequest request;
    request.set_parent(kOrganization);
    *request.mutable_activity() = activity;
    request.mutable_shifts()->Assign(shifts.begin(), shifts.end());
    return host_.Call(*activities_, &v1::ActivityService::Stub::CreateActivity, as, request);
  }

  absl::StatusOr<v1::Activity> Publish(const std::string& name, const std::string& etag = "") {
    v1::PublishActivityRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return host_.Call(*activities_, &v1::ActivityService::Stub::PublishActivity, kManager, request);
  }

  absl::StatusOr<v1::Activity> CancelActivity(const std::string& name) {
    v1::CancelActivityRequest request;
    request.set_name(name);
    request.set_reason("暴雨红色预警");
    return host_.Call(*activities_, &v1::ActivityService::Stub::CancelActivity, kManager, request);
  }

  // A published activity with these shifts; returns the shifts' names.
  std::vector<std::string> Published(const std::vector<v1::Shift>& shifts) {
    const auto created = Create(Draft(), shifts);
    EXPECT_THAT(created, IsOk());
    EXPECT_THAT(Publish(created->activity().name()), IsOk());
    std::vector<std::string> names;
    for (const v1::Shift& shift : created->shifts()) names.push_back(shift.name());
    return names;
  }

  absl::StatusOr<v1::Enrollment> Enroll(const std::string& volunteer, const std::string& shift,
                                        const std::string& request_id = "") {
    v1::EnrollRequest request;
    request.set_parent(shift);
    request.set_volunteer(volunteer);
    request.set_request_id(request_id);
    return host_.Call(*enrollments_, &v1::EnrollmentService::Stub::Enroll, volunteer, request);
  }

  absl::StatusOr<v1::Enrollment> Cancel(const std::string& volunteer,
                                        const std::string& enrollment) {
    v1::CancelEnrollmentRequest request;
    request.set_name(enrollment);
    request.set_reason("临时加班");
    return host_.Call(*enrollments_, &v1::EnrollmentService::Stub::CancelEnrollment, volunteer,
                      request);
  }

  // A published activity as `change` makes it, with these shifts; returns the shifts' names.
  std::vector<std::string> PublishedAs(const std::function<void(v1::Activity&)>& change,
                                       const std::vector<v1::Shift>& shifts) {
    v1::Activity draft = Draft();
    change(draft);
    const auto created = Create(draft, shifts);
    EXPECT_THAT(created, IsOk());
    EXPECT_THAT(Publish(created->activity().name()), IsOk());
    std::vector<std::string> names;
    for (const v1::Shift& shift : created->shifts()) names.push_back(shift.name());
    return names;
  }

  // An edition for Xingtai that says one figure otherwise: ("{enrollment,maxAhead}", "3").
  void SetPolicy(const std::string& path, const std::string& value) {
    Sql("INSERT INTO matching.policy (region_code, effective_time, body, source)"
        " SELECT '1305', now() - interval '20 years' + interval '1 second' * (SELECT count(*) FROM"
        " matching.policy), jsonb_set(body, '" +
        path + "', '" + value +
        "'), 'test' FROM matching.policy ORDER BY region_code DESC, effective_time DESC LIMIT 1");
  }

  // As registration's feed would tell it.
  void Join(const std::string& volunteer, const std::string& organization) {
    Sql("INSERT INTO matching.membership VALUES ('" + volunteer.substr(11) + "', '" +
        organization.substr(14) + "', 1, true)");
  }

  absl::StatusOr<v1::Shift> GetShift(const std::string& name, const std::string& as = "") {
    v1::GetShiftRequest request;
    request.set_name(name);
    return host_.Call(*activities_, &v1::ActivityService::Stub::GetShift, as, request);
  }

  absl::StatusOr<v1::Enrollment> GetEnrollment(const std::string& name, const std::string& as) {
    v1::GetEnrollmentRequest request;
    request.set_name(name);
    return host_.Call(*enrollments_, &v1::EnrollmentService::Stub::GetEnrollment, as, request);
  }

  // Straight from the database, as superuser.
  pqxx::result Sql(const std::string& sql) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    return pqxx::nontransaction(connection).exec(sql);
  }
  int64_t Count(const std::string& from_where) {
    return Sql("SELECT count(*) FROM matching." + from_where)[0][0].as<int64_t>();
  }

  support::TestHost host_;
  registration::FakeRegistrationClient registration_;
  index::MatchIndex index_{host_->database(), host_.clock(), host_->metrics()};
  const std::string vault_line_ = secret::NewKeyLine("test-1");  // of vault.keys
  store::Vault vault_{*secret::KeyRing::Parse(vault_line_),
                      secret::BlindIndex(secret::DataKey::Random())};
  Deps deps_{host_->database(), registration_, index_, vault_};
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ActivityService::Stub> activities_;
  std::unique_ptr<v1::EnrollmentService::Stub> enrollments_;
  std::unique_ptr<v1::RecommendationService::Stub> recommendations_;
};

}  // namespace linli::matching

// The whole of awards in a test's process, with registration and hours as the test lays them out:
// one volunteer of 襄都区 in 邢台, one team, an awards officer and the team's manager.
#pragma once

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/certificate_service.grpc.pb.h"
#include "linli/awards/v1/star_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "services/awards/api/service.h"
#include "services/hours/client/fake.h"
#include "services/registration/client/fake.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::support {

class AwardsTest : public ::testing::Test {
 protected:
  using Stars = awards::v1::StarService;
  using Certificates = awards::v1::CertificateService;

  static constexpr char kNumber[] = "V1305022611000017X";
  static constexpr char kHer[] = "volunteers/V1305022611000017X";
  static constexpr char kOfficer[] = "staff/officer";
  static constexpr char kManager[] = "volunteers/V13050226110000025";
  static constexpr char kAdministrator[] = "staff/administrator";
  static constexpr char kRed[] = "organizations/red";
  static constexpr char kBlue[] = "organizations/blue";

  AwardsTest() {
    Lay("regions/1305", "邢台市");
    Lay("regions/130502", "襄都区");
    Lay("regions/3502", "厦门市");
    LayUnit(kRed, "红队");
    LayUnit(kBlue, "蓝队");
    registration::v1::Volunteer her;
    her.set_name(kHer);
    her.set_display_name("王小莉");
    her.set_service_region("regions/130502");
    registration_.Put(her);
    host_.scopes().Lies(kHer, {.region = "130502", .organizations = {kRed}});
    host_.Grant(kOfficer, options::v1::AWARDS_OFFICER, "regions/1305");
    host_.Grant(kManager, options::v1::ORGANIZATION_MANAGER, kRed);
    host_.Grant(kAdministrator, options::v1::ADMINISTRATOR, "regions/1305");
    deps_ = std::make_unique<awards::Deps>(
        awards::Deps{host_.scopes(), registration_, hours_, keys_, press_, seals_});
    awards::AddServices(*host_, *deps_);
    host_.Start();
    stars_ = Stars::NewStub(host_.channel());
    certificates_ = Certificates::NewStub(host_.channel());
  }
  ~AwardsTest() override { host_->Drain(); }

  void Lay(const std::string& region, const std::string& title) {
    registration::v1::Region laid;
    laid.set_name(region);
    laid.set_display_name(title);
    registration_.Put(laid);
  }
  void LayUnit(const std::string& name, const std::string& title) {
    registration::v1::Organization unit;
    unit.set_name(name);
    unit.set_display_name(title);
    registration_.Put(unit);
    host_.scopes().Lies(name, {.region = "130502", .organizations = {name}});
  }

  hours::v1::Record ARecord(const std::string& id, absl::Duration ago, int minutes,
                            const std::string& unit = kRed) {
    hours::v1::Record record;
    record.set_name(absl::StrCat(kHer, "/records/", id));
    record.set_activity_name("清风行动");
    record.set_place("襄都区");
    record.set_content("文明劝导");
    record.set_recording_unit(unit);
    record.set_region("regions/130502");
    record.set_state(hours::v1::Record::EFFECTIVE);
    record.set_kind(hours::v1::Record::CREDIT);
    record.set_credited_minutes(minutes);
    record.set_etag("2");
    *record.mutable_start_time() = time::ToProto(TestHost::Morning() - ago);
    *record.mutable_end_time() = time::ToProto(TestHost::Morning() - ago + absl::Minutes(minutes));
    return record;
  }

  absl::StatusOr<awards::v1::Certificate> Issue(const std::string& as,
                                                awards::v1::IssueCertificateRequest request = {}) {
    request.set_volunteer(kHer);
    return host_.Call(*certificates_, &Certificates::Stub::IssueCertificate, as, request);
  }
  absl::StatusOr<awards::v1::Verification> Verify(
      const awards::v1::VerifyCertificateRequest& request) {
    return host_.Call(*certificates_, &Certificates::Stub::VerifyCertificate, "", request);
  }
  absl::StatusOr<awards::v1::Certificate> Revoke(const std::string& name, const std::string& as,
                                                 const std::string& request_id = "") {
    awards::v1::RevokeCertificateRequest request;
    request.set_name(name);
    request.set_reason(awards::v1::ISSUED_IN_ERROR);
    request.set_explanation("单位写错");
    request.set_request_id(request_id);
    return host_.Call(*certificates_, &Certificates::Stub::RevokeCertificate, as, request);
  }

  std::string Sql(const std::string& statement) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    const pqxx::result rows = work.exec(statement);
    return rows.empty() ? "" : rows[0][0].c_str();
  }

  // A test replaces them between two calls, never during one.
  secret::SigningKeys keys_ = secret::SigningKeys::FromPem(secret::NewSigningKeyPem(), "").value();
  registration::FakeRegistrationClient registration_;
  hours::FakeHoursClient hours_;
  TestHost host_{"awards"};
  awards::paper::Press press_{awards::paper::Fonts(), 2};
  const awards::paper::Seals seals_{host_.keys()};
  std::unique_ptr<awards::Deps> deps_;
  std::unique_ptr<Stars::Stub> stars_;
  std::unique_ptr<Certificates::Stub> certificates_;
};

}  // namespace linli::support

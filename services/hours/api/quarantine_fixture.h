// A town with the service about records that are held because of odd patterns.
#pragma once

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "linli/hours/v1/quarantine_service.grpc.pb.h"
#include "services/hours/api/town_fixture.h"
#include "services/hours/jobs/verifier.h"

namespace linli::hours {

template <typename Town>
class QuarantineTown : public Town {
 protected:
  using Service = v1::QuarantineService::Stub;

  // Administrators of the city.
  static constexpr char kJudge[] = "staff/judge";
  static constexpr char kArbiter[] = "staff/arbiter";

  QuarantineTown() {
    for (const char* one : {kJudge, kArbiter}) {
      this->host_.Grant(one, options::v1::ADMINISTRATOR, "regions/1305");
    }
    this->host_.scopes().Lies("regions/1305", {"1305", {}});
  }

  // From the beginning on, in the town's county.
  void Defend(const std::string& json) {
    this->Sql(absl::StrCat(
        "INSERT INTO policy (region_code, effective_time, body, source) SELECT '130503',"
        " '2020-01-01', body || '{\"defence\": ",
        json, "}', 'test' FROM policy WHERE region_code = ''"));
  }

  absl::StatusOr<v1::ListQuarantinesResponse> List(const std::string& parent,
                                                   const std::string& as = kJudge,
                                                   int page_size = 0,
                                                   const std::string& token = "") {
    v1::ListQuarantinesRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    request.set_page_token(token);
    return this->host_.Call(*quarantines_, &Service::ListQuarantines, as, request);
  }
  // The only one of the town.
  v1::Quarantine Only() {
    const auto listed = List("regions/1305");
    EXPECT_THAT(listed, IsOk());
    if (!listed.ok() || listed->quarantines_size() != 1) {
      ADD_FAILURE() << "not one quarantine";
      return {};
    }
    return listed->quarantines(0);
  }
  static std::string RecordIn(const v1::Quarantine& quarantine) {
    return quarantine.name().substr(0, quarantine.name().find("/quarantines/"));
  }
  absl::StatusOr<v1::Quarantine> Get(const std::string& name, const std::string& as = kJudge) {
    v1::GetQuarantineRequest request;
    request.set_name(name);
    return this->host_.Call(*quarantines_, &Service::GetQuarantine, as, request);
  }
  absl::StatusOr<v1::ExplainQuarantineResponse> Explain(const std::string& name,
                                                        const std::string& as = kJudge) {
    v1::ExplainQuarantineRequest request;
    request.set_name(name);
    return this->host_.Call(*quarantines_, &Service::ExplainQuarantine, as, request);
  }
  absl::StatusOr<v1::Quarantine> Release(const std::string& name, const std::string& as = kJudge,
                                         const std::string& id = "", const std::string& etag = "") {
    v1::ReleaseQuarantineRequest request;
    request.set_name(name);
    request.set_decision("已核对纸质签到表");
    request.set_request_id(id);
    request.set_etag(etag);
    return this->host_.Call(*quarantines_, &Service::ReleaseQuarantine, as, request);
  }
  absl::StatusOr<v1::Quarantine> Reject(const std::string& name, const std::string& as = kJudge) {
    v1::RejectQuarantineRequest request;
    request.set_name(name);
    request.set_decision("查无此活动");
    return this->host_.Call(*quarantines_, &Service::RejectQuarantine, as, request);
  }

  // Rows that break the invariant about what is held.
  double Loose() {
    EXPECT_THAT(jobs::Verify(this->host_->database(), this->host_->metrics(),
                             absl::Now() + absl::Seconds(20)),
                IsOk());
    return this->host_->metrics()
        .GaugeOf("linli_invariant_violations", "Rows that break what must always be true.",
                 {{"service", "hours"}, {"invariant", "quarantined_is_held"}})
        .Value();
  }

  std::unique_ptr<Service> quarantines_ = v1::QuarantineService::NewStub(this->host_.channel());
};

}  // namespace linli::hours

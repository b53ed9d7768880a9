// Assessments in a test: 邢台 with two counties, an office, an inspector, and what the services to
// the left would say.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"
#include "gtest/gtest.h"
#include "linli/awards/v1/assessment_service.grpc.pb.h"
#include "pqxx/pqxx"
#include "services/awards/api/assessment_service.h"
#include "services/hours/client/figures_fake.h"
#include "services/matching/client/figures_fake.h"
#include "services/registration/client/fake.h"
#include "services/registration/client/figures_fake.h"
#include "tests/support/host/test_host.h"
#include "tests/support/matchers.h"

namespace linli::awards {

class AssessmentTest : public ::testing::Test {
 protected:
  using Service = v1::AssessmentService;

  static constexpr char kCity[] = "regions/1305";
  static constexpr char kCounty[] = "regions/130502";
  static constexpr char kOffice[] = "staff/office";        // 党委社会工作部 of the city
  static constexpr char kInspector[] = "staff/inspector";  // of the city
  static constexpr char kElsewhere[] = "staff/xiamen";

  AssessmentTest() {
    host_.Grant(kOffice, options::v1::SOCIAL_WORK_DEPARTMENT, kCity);
    host_.Grant(kInspector, options::v1::INSPECTOR, kCity);
    host_.Grant(kElsewhere, options::v1::ADMINISTRATOR, "regions/3502");
    LayCity();
    AddAssessmentService(*host_, deps_);
    host_.Start();
    stub_ = Service::NewStub(host_.channel());
  }
  ~AssessmentTest() override { host_->Drain(); }

  static google::protobuf::Timestamp Ago(absl::Duration duration) {
    return time::ToProto(support::TestHost::Morning() - duration);
  }

  void Lay(const std::string& name, const std::string& title) {
    registration::v1::Region region;
    region.set_name(name);
    region.set_display_name(title);
    registration_.Put(region);
  }
  void LayDenominator(const std::string& region, const std::string& kind, const std::string& day,
                      int64_t value) {
    registration::v1::Denominator denominator;
    denominator.set_region(region);
    denominator.set_kind(kind);
    denominator.set_as_of_date(day);
    denominator.set_value(value);
    denominator.set_source(day + "公报");
    people_.Put(denominator);
  }
  void LayRegistered(const std::string& region, int64_t count, int64_t party) {
    registration::v1::Coverage coverage;
    *coverage.mutable_count_time() = Ago(absl::Minutes(10));
    coverage.set_registered_count(count);
    for (const auto& [code, part] : {std::pair("01", party - 1), std::pair("02", int64_t{1}),
                                     std::pair("13", count - party)}) {
      auto& one = *coverage.add_by_political_status();
      one.set_code(code);
      one.set_count(part);
    }
    people_.Put(region, coverage);
  }
  void LayFigures(const std::string& region, const std::string& period, int64_t persons,
                  int64_t minutes) {
    hours::v1::Figures figures;
    figures.set_parent(region);
    figures.set_period(period);
    figures.set_persons(persons);
    figures.set_person_times(persons * 3);
    figures.set_credit_minutes(minutes - 60);
    figures.set_honour_minutes(60);
    figures.set_minimum_minutes(period.size() == 4 ? 1500 : 0);
    figures.set_persons_at_minimum(persons / 2);
    *figures.mutable_as_of_time() = Ago(absl::Seconds(3));
    hours_.Put(figures);
  }
  // 惠济's figures, laid out in 邢台: 47,000 of 293,750 residents are 160 ‰, "优秀".
  void LayCity() {
    Lay(kCity, "邢台市");
    Lay(kCounty, "襄都区");
    Lay("regions/130503", "信都区");
    LayDenominator(kCity, "party_members", "2025-12-31", 5'000);
    LayDenominator(kCity, "resident_population", "2024-12-31", 300'000);
    LayDenominator(kCity, "resident_population", "2025-12-31", 293'750);
    LayRegistered(kCity, 47'000, 2'999);
    LayFigures(kCity, "2026", 23'500, 47'000 * 1'500);
    registration::v1::StationCoverage stations;
    *stations.mutable_as_of_time() = Ago(absl::ZeroDuration());
    stations.set_community_stations(22);
    stations.set_window_stations(7);
    stations.set_public_place_stations(2);
    stations.set_communities(22);
    stations.set_communities_with_station(21);
    stations.set_streets(8);
    stations.set_streets_with_booths(8);
    people_.Put(kCity, stations);
    registration::v1::TrainingFigures trainings;
    trainings.mutable_total()->set_sessions(15);
    trainings.mutable_total()->set_people(650);
    *trainings.mutable_as_of_time() = Ago(absl::ZeroDuration());
    people_.Put(kCity, trainings);
    registration::v1::CommunityReporting reporting;
    reporting.set_party_volunteers(2'900);
    reporting.set_reported(2'030);
    *reporting.mutable_as_of_time() = Ago(absl::ZeroDuration());
    people_.Put(kCity, reporting);
    people_.PutPartyVolunteers(kCity, {"volunteers/P1", "volunteers/P2", "volunteers/P3"});
    registration::v1::Region one;
    one.set_name(kCounty);
    registration::v1::Region two;
    two.set_name("regions/130503");
    people_.Put(kCity, std::vector{one, two});
    matching_.PutProjects(kCity, 92);
    matching::v1::NodePlan plan;
    plan.set_name("nodePlans/2026");
    plan.set_region(kCity);
    plan.set_year(2026);
    for (int i = 0; i < 20; ++i) plan.add_calendar_nodes(absl::StrCat("calendarNodes/", i));
    plan.set_local_target(10);
    matching::v1::ShowPlanCompletionResponse completion;
    auto& row = *completion.add_rows();  // 信都区 did nothing, and is not among them
    row.set_who(kCounty);
    row.set_nodes_held(15);
    row.set_nodes(20);
    row.set_local_held(30);
    matching_.Put(plan, completion);
  }

  v1::CreateAssessmentRequest Asked(const std::string& period = "2026",
                                    const std::string& day = "") {
    v1::CreateAssessmentRequest request;
    request.set_parent(kCity);
    request.mutable_assessment()->set_period(period);
    request.mutable_assessment()->set_as_of_date(day);
    v1::ReportedInput& satisfaction = *request.mutable_assessment()->add_reported_inputs();
    satisfaction.set_input("citizen_satisfaction");
    satisfaction.set_value(993);
    satisfaction.set_as_of_date(day.empty() ? "2026-11-01" : day);
    satisfaction.set_source("问卷调查");
    return request;
  }
  absl::StatusOr<v1::Assessment> Create(const v1::CreateAssessmentRequest& request,
                                        const std::string& as = kOffice) {
    return host_.Call(*stub_, &Service::Stub::CreateAssessment, as, request);
  }
  absl::StatusOr<v1::Assessment> Publish(const std::string& name, const std::string& reason = "",
                                         const std::string& as = kOffice) {
    v1::PublishAssessmentRequest request;
    request.set_name(name);
    request.set_incomplete_reason(reason);
    return host_.Call(*stub_, &Service::Stub::PublishAssessment, as, request);
  }
  absl::StatusOr<v1::Assessment> Get(const std::string& name, const std::string& as = "") {
    v1::GetAssessmentRequest request;
    request.set_name(name);
    return host_.Call(*stub_, &Service::Stub::GetAssessment, as, request);
  }
  static v1::IndicatorResult ResultIn(const v1::Assessment& assessment, const std::string& key) {
    for (const v1::IndicatorResult& result : assessment.results()) {
      if (result.indicator().key() == key) return result;
    }
    ADD_FAILURE() << "no result " << key;
    return {};
  }
  static v1::AssessmentInput InputIn(const v1::Assessment& assessment, const std::string& name) {
    for (const v1::AssessmentInput& input : assessment.inputs()) {
      if (input.input() == name) return input;
    }
    ADD_FAILURE() << "no input " << name;
    return {};
  }
  std::string Sql(const std::string& statement) {
    pqxx::connection connection(host_.database().superuser_conninfo());
    pqxx::nontransaction work(connection);
    const pqxx::result rows = work.exec(statement);
    return rows.empty() ? "" : rows[0][0].c_str();
  }

  registration::FakeRegistrationClient registration_;
  registration::FakeFiguresClient people_;
  matching::FakeFiguresClient matching_;
  hours::FakeFiguresClient hours_;
  paper::ReportPress press_{paper::Fonts()};
  AssessmentDeps deps_{registration_, people_, matching_, hours_, press_};
  support::TestHost host_{"awards"};
  std::unique_ptr<Service::Stub> stub_;
};

}  // namespace linli::awards

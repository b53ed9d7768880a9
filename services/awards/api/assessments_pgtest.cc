// Assessments (S0-10, S2-13, S2-27, S3-5, S3-7, S3-13, S3-14, S3-16, S3-17, S3-18, S4-1, S4-21,
// S4-43): a region's indicators as of a day, from what the services to the left say.
#include <thread>

#include "services/awards/api/assessment_fixture.h"

namespace linli::awards {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST_F(AssessmentTest, ComputesWhatTheCitiesReport) {
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->state(), v1::ASSESSMENT_DRAFT);
  EXPECT_EQ(made->as_of_date(), "2026-11-28");
  EXPECT_EQ(made->region_title(), "邢台市");
  EXPECT_EQ(made->indicator_scheme(), "indicatorSchemes/national");
  const struct {
    const char* key;
    int64_t value;
    const char* grade;
    bool reached;
    int64_t shortfall;
  } cases[] = {
      {"registration_rate", 160, "优秀", false, 0},
      {"active_share", 500, "", false, 0},
      {"hours_per_head", 1'500, "", true, 0},
      {"minimum_share", 500, "", false, 0},
      {"party_share", 599, "", false, 1},     // 2,999 of 5,000
      {"party_reporting", 700, "", true, 0},  // 2,030 of 2,900
      {"station_rate", 954, "", false, 46},   // 21 of 22
      {"booth_rate", 1'000, "", true, 0},
      {"projects_per_station", 296, "", false, 4},  // 92 at 31
      {"node_completion", 375, "", false, 0},       // 15 of 2 × 20: who did nothing counts too
      {"training_share", 13, "", false, 0},
      {"citizen_satisfaction", 993, "", false, 0},
  };
  for (const auto& one : cases) {
    const v1::IndicatorResult result = ResultIn(*made, one.key);
    EXPECT_TRUE(result.has_value()) << one.key;
    EXPECT_EQ(result.value(), one.value) << one.key;
    EXPECT_EQ(result.grade(), one.grade) << one.key;
    EXPECT_EQ(result.reached(), one.reached) << one.key;
    EXPECT_EQ(result.shortfall(), one.shortfall) << one.key;
  }
}

TEST_F(AssessmentTest, KeepsEveryInputWithItsOwnMoment) {
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  const v1::AssessmentInput registered = InputIn(*made, "registered");
  EXPECT_EQ(registered.value(), 47'000);
  EXPECT_EQ(registered.lag_seconds(), 600);
  EXPECT_EQ(registered.source(), "registration");
  EXPECT_EQ(InputIn(*made, "persons").lag_seconds(), 3);
  EXPECT_EQ(InputIn(*made, "persons").source(), "hours");
  const v1::AssessmentInput residents = InputIn(*made, "denominator.resident_population");
  EXPECT_EQ(residents.value(), 293'750) << "the newest denominator";
  EXPECT_EQ(residents.source(), "2025-12-31公报");
  EXPECT_EQ(time::DayOf(time::FromProto(residents.as_of_time())), absl::CivilDay(2025, 12, 31));
  EXPECT_EQ(InputIn(*made, "reported.citizen_satisfaction").source(), "问卷调查");
  // Also what no indicator names.
  EXPECT_EQ(Sql("SELECT value FROM awards.assessment_input WHERE input = 'local_held'"), "10")
      << "one county's surplus does not stand in for another";
  EXPECT_EQ(Sql("SELECT value FROM awards.assessment_input WHERE input = 'person_times'"), "70500");
  EXPECT_EQ(Sql("SELECT value FROM awards.assessment_input WHERE input = 'certificates'"), "0");
  EXPECT_THAT(Get(made->name(), kOffice), IsOk());
}

// S3-17: of the Party's members, wherever they served, to the minute.
TEST_F(AssessmentTest, CountsPartyMembersAtTheYearlyMinimum) {
  const auto serve = [&](const char* number, const char* id, int minutes, const char* day) {
    Sql(absl::StrCat("INSERT INTO awards.counted_record VALUES ('", number, "', '", id, "', 1, ",
                     minutes, ", '", day,
                     " 09:00+08', 'regions/3502', 'organizations/red', now())"));
  };
  serve("P1", "a", 1'000, "2026-01-01");
  serve("P1", "b", 500, "2026-12-31");
  serve("P2", "a", 1'499, "2026-06-01");
  serve("P2", "b", 500, "2025-12-31");  // another year
  serve("OLD", "a", 1'500, "2026-06-01");
  Sql("INSERT INTO awards.merged_volunteer VALUES ('OLD', 'P3')");
  serve("X", "a", 9'000, "2026-06-01");  // no member
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(InputIn(*made, "party_at_minimum").value(), 2);
  people_.PutPartyVolunteers(kCity, std::vector<std::string>(100'001, "volunteers/P1"));
  made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(InputIn(*made, "party_at_minimum").missing_reason(), "INDICATOR_INPUT_MISSING");
}

// Hours down while awards runs: the rest is computed, and the gap has a name.
TEST_F(AssessmentTest, NamesWhatCannotBeHadAndNeverTakesItAsZero) {
  hours_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "hours"}}));
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  const v1::IndicatorResult active = ResultIn(*made, "active_share");
  EXPECT_FALSE(active.has_value());
  EXPECT_EQ(active.gap(), v1::GAP_INPUT_MISSING);
  EXPECT_THAT(active.missing_inputs(), ElementsAre("persons"));
  EXPECT_FALSE(InputIn(*made, "persons").has_value());
  EXPECT_EQ(InputIn(*made, "persons").missing_reason(), "UPSTREAM_UNAVAILABLE");
  EXPECT_EQ(ResultIn(*made, "registration_rate").value(), 160);
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.assessment_input WHERE input = 'persons'"), "0");
  auto refused = Publish(made->name());
  EXPECT_THAT(refused, RefusedWith(Reason::INDICATOR_INPUT_MISSING));
  EXPECT_EQ(MentionOf(refused.status(), "input"),
            "minutes, party_at_minimum, persons, persons_at_minimum");
  auto published = Publish(made->name(), "时长系统升级");
  ASSERT_THAT(published, IsOk());
  EXPECT_EQ(published->incomplete_reason(), "时长系统升级");
}

TEST_F(AssessmentTest, NamesDenominatorsThatAreNotKnown) {
  auto request = Asked();
  request.set_parent(kCounty);
  auto made = Create(request);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(InputIn(*made, "registered").missing_reason(), "DENOMINATOR_MISSING");
  EXPECT_EQ(InputIn(*made, "denominator.resident_population").missing_reason(),
            "INDICATOR_INPUT_MISSING");
  // The plan of the city binds its counties.
  EXPECT_EQ(ResultIn(*made, "node_completion").value(), 750);
  people_.Fail(Refuse(Reason::UPSTREAM_UNAVAILABLE, {{"service", "registration"}}));
  made = Create(request);
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(InputIn(*made, "denominator.resident_population").missing_reason(),
            "UPSTREAM_UNAVAILABLE");
}

TEST_F(AssessmentTest, WhatNobodyHasCountedYetIsMissing) {
  people_.Put(kCity, registration::v1::Coverage());
  hours::v1::Figures figures;
  figures.set_parent(kCity);
  figures.set_period("2026");
  hours_.Put(figures);
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_FALSE(InputIn(*made, "registered").has_value());
  EXPECT_FALSE(InputIn(*made, "persons").has_value());
  EXPECT_EQ(ResultIn(*made, "registration_rate").gap(), v1::GAP_INPUT_MISSING);
}

TEST_F(AssessmentTest, DividesByNothing) {
  LayRegistered(kCity, 0, 0);
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(ResultIn(*made, "active_share").gap(), v1::GAP_DIVIDES_BY_ZERO);
  EXPECT_FALSE(ResultIn(*made, "active_share").has_value());
}

// Of a past day: denominators of then, closed periods from hours, the rest as it was kept.
TEST_F(AssessmentTest, LooksBackAtWhatWasKept) {
  ASSERT_THAT(Create(Asked()), IsOk());
  host_.clock().Set(time::StartOfDay(absl::CivilDay(2027, 1, 20)));
  LayRegistered(kCity, 90'000, 10);
  LayDenominator(kCity, "resident_population", "2026-12-31", 1);
  auto past = Create(Asked("2026", "2026-11-30"));
  ASSERT_THAT(past, IsOk());
  EXPECT_EQ(ResultIn(*past, "registration_rate").value(), 160);
  const v1::AssessmentInput registered = InputIn(*past, "registered");
  EXPECT_THAT(registered.source(), StartsWith("regions/1305/assessments/"));
  // From 08:50 on the 28th to the end of the 30th.
  EXPECT_EQ(registered.lag_seconds(), absl::ToInt64Seconds(absl::Hours(63) + absl::Minutes(10)));
  EXPECT_EQ(InputIn(*past, "denominator.resident_population").value(), 293'750);
  EXPECT_EQ(InputIn(*past, "persons").value(), 23'500) << "kept: the year was not over";
  auto earlier = Create(Asked("2026", "2026-11-27"));
  ASSERT_THAT(earlier, IsOk());
  EXPECT_FALSE(InputIn(*earlier, "registered").has_value()) << "nothing was kept before";
  EXPECT_FALSE(ResultIn(*earlier, "registration_rate").has_value());
  // The year is over: hours tells it, whatever was kept.
  LayFigures(kCity, "2026", 30'000, 60'000);
  auto closed = Create(Asked("2026", "2026-12-31"));
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(InputIn(*closed, "persons").value(), 30'000);
  EXPECT_EQ(InputIn(*closed, "denominator.resident_population").value(), 1);
}

TEST_F(AssessmentTest, IsComputedUnderTheVersionOfItsDay) {
  v1::CreateIndicatorSchemeRequest request;
  v1::IndicatorScheme& scheme = *request.mutable_indicator_scheme();
  scheme.set_region(kCity);
  scheme.set_title("邢台市测评");
  v1::Indicator& indicator = *scheme.add_indicators();
  indicator.set_key("registration_rate");
  indicator.set_title("注册率");
  indicator.set_expression("1000 * registered / denominator.resident_population");
  indicator.set_unit(v1::UNIT_PER_MILLE);
  indicator.set_minimum(170);
  const auto adopt = [&](const std::string& as) {
    return host_.Call(*stub_, &Service::Stub::CreateIndicatorScheme, as, request);
  };
  EXPECT_THAT(adopt(kElsewhere), RefusedWith(Reason::NOT_AUTHORIZED));
  auto adopted = adopt(kOffice);
  ASSERT_THAT(adopted, IsOk());
  EXPECT_EQ(adopted->version(), 1);
  EXPECT_THAT(adopt(kOffice),
              Violates("indicator_scheme.effective_time", Reason::INDICATOR_INVALID));
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_EQ(made->indicator_scheme(), adopted->name());
  ASSERT_EQ(made->results_size(), 1);
  EXPECT_EQ(made->results(0).shortfall(), 10);
  // A day before: the one that was in force then.
  EXPECT_EQ(Create(Asked("2026", "2026-11-27"))->indicator_scheme(), "indicatorSchemes/national");
  v1::GetIndicatorSchemeRequest get;
  get.set_name(adopted->name());
  EXPECT_EQ(
      host_.Call(*stub_, &Service::Stub::GetIndicatorScheme, "", get)->indicators(0).minimum(),
      170);
  v1::ListIndicatorSchemesRequest list;
  list.set_page_size(1);
  auto page = host_.Call(*stub_, &Service::Stub::ListIndicatorSchemes, "", list);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->indicator_schemes(0).name(), adopted->name());
  list.set_page_token(page->next_page_token());
  page = host_.Call(*stub_, &Service::Stub::ListIndicatorSchemes, "", list);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->indicator_schemes(0).name(), "indicatorSchemes/national");
}

TEST_F(AssessmentTest, TellsEveryFaultOfASchemeAtOnce) {
  v1::CreateIndicatorSchemeRequest request;
  request.mutable_indicator_scheme()->set_region(kCity);
  v1::Indicator& indicator = *request.mutable_indicator_scheme()->add_indicators();
  indicator.set_key("Rate");
  indicator.set_title("注册率");
  indicator.set_expression("registered / volunteers");
  indicator.set_unit(v1::UNIT_PER_MILLE);
  const auto refused = host_.Call(*stub_, &Service::Stub::CreateIndicatorScheme, kOffice, request);
  EXPECT_THAT(refused, Violates("indicator_scheme.title", Reason::FIELD_REQUIRED));
  EXPECT_THAT(refused, Violates("indicator_scheme.indicators[0].key", Reason::FIELD_PATTERN));
  EXPECT_THAT(refused,
              Violates("indicator_scheme.indicators[0].expression", Reason::INDICATOR_INVALID));
  // Also where it is the only fault.
  request.mutable_indicator_scheme()->set_title("测评");
  indicator.set_key("rate");
  EXPECT_THAT(host_.Call(*stub_, &Service::Stub::CreateIndicatorScheme, kOffice, request),
              Violates("indicator_scheme.indicators[0].expression", Reason::INDICATOR_INVALID));
}

TEST_F(AssessmentTest, ListsTheInputsOfExpressions) {
  v1::ListIndicatorInputsRequest request;
  request.set_page_size(20);
  auto page = host_.Call(*stub_, &Service::Stub::ListIndicatorInputs, "", request);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->indicator_inputs_size(), 20);
  request.set_page_token(page->next_page_token());
  page = host_.Call(*stub_, &Service::Stub::ListIndicatorInputs, "", request);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->next_page_token(), "");
  EXPECT_EQ(page->indicator_inputs(page->indicator_inputs_size() - 1).input(), "verified");
}

TEST_F(AssessmentTest, IsForTheOfficesUntilItIsPublished) {
  EXPECT_THAT(Create(Asked(), kInspector), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(Asked(), kElsewhere), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Create(Asked(), ""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  auto made = Create(Asked());
  ASSERT_THAT(made, IsOk());
  EXPECT_THAT(Get(made->name(), kInspector), IsOk());
  EXPECT_THAT(Get(made->name(), kElsewhere), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Get(made->name()), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  v1::ListAssessmentsRequest list;
  list.set_parent(kCity);
  list.set_period("2026");
  EXPECT_EQ(host_.Call(*stub_, &Service::Stub::ListAssessments, "", list)->assessments_size(), 0);
  EXPECT_EQ(
      host_.Call(*stub_, &Service::Stub::ListAssessments, kInspector, list)->assessments_size(), 1);
  EXPECT_THAT(Publish(made->name(), "", kInspector), RefusedWith(Reason::NOT_AUTHORIZED));
  ASSERT_THAT(Publish(made->name()), IsOk());
  EXPECT_THAT(Publish(made->name()), RefusedWith(Reason::ASSESSMENT_STATE));
  EXPECT_THAT(Get(made->name()), IsOk());
  EXPECT_EQ(host_.Call(*stub_, &Service::Stub::ListAssessments, "", list)->assessments_size(), 1);
  EXPECT_THAT(Publish("regions/1305/assessments/none"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
}

TEST_F(AssessmentTest, OneIsPublicWhoeverPublishesAtTheSameTime) {
  std::vector<std::string> names;
  for (int i = 0; i < 8; ++i) names.push_back(Create(Asked())->name());
  std::vector<std::thread> threads;
  for (const std::string& name : names) {
    threads.emplace_back([this, name] { EXPECT_THAT(Publish(name), IsOk()); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.assessment WHERE state = 2"), "1");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.assessment WHERE state = 3"), "7");
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.outbox WHERE type = 'awards.assessment.superseded'"),
            "7");
}

TEST_F(AssessmentTest, IsWithdrawnWithAReason) {
  const std::string name = Create(Asked())->name();
  ASSERT_THAT(Publish(name), IsOk());
  v1::WithdrawAssessmentRequest request;
  request.set_name(name);
  request.set_reason("口径有误");
  request.set_etag("1");
  const auto withdraw = [&] {
    return host_.Call(*stub_, &Service::Stub::WithdrawAssessment, kOffice, request);
  };
  EXPECT_THAT(withdraw(), RefusedWith(Reason::ETAG_MISMATCH));
  request.set_etag("2");
  ASSERT_THAT(withdraw(), IsOk());
  EXPECT_THAT(Get(name), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_EQ(Get(name, kOffice)->withdrawal_reason(), "口径有误");
  request.clear_etag();
  EXPECT_THAT(withdraw(), RefusedWith(Reason::ASSESSMENT_STATE));
  EXPECT_EQ(Get(name, kOffice)->results_size(), 13) << "what was computed stays";
}

TEST_F(AssessmentTest, TheDatabaseLetsNobodyRewriteOne) {
  ASSERT_THAT(Create(Asked()), IsOk());
  EXPECT_THROW(Sql("UPDATE awards.assessment SET details = ''"), pqxx::sql_error);
  EXPECT_THROW(Sql("UPDATE awards.assessment SET state = 3"), pqxx::sql_error);
  EXPECT_THROW(Sql("UPDATE awards.assessment SET state = 4"), pqxx::sql_error)
      << "without a reason";
  EXPECT_THROW(Sql("DELETE FROM awards.assessment"), pqxx::sql_error);
  EXPECT_THROW(Sql("TRUNCATE awards.assessment CASCADE"), pqxx::sql_error);
}

TEST_F(AssessmentTest, ComparesRegionsAndPeriods) {
  LayDenominator(kCounty, "resident_population", "2025-12-31", 100'000);
  LayRegistered(kCounty, 7'000, 10);
  LayFigures(kCity, "2026-10", 1'000, 60'000);
  auto county = Asked();
  county.set_parent(kCounty);
  for (const auto& request : {Asked(), Asked("2026-10"), county}) {
    auto made = Create(request);
    ASSERT_THAT(made, IsOk());
    ASSERT_THAT(Publish(made->name(), "部分数据缺失"), IsOk());
  }
  ASSERT_THAT(Create(Asked()), IsOk());  // a draft is not compared
  v1::ListComparedResultsRequest request;
  request.set_parent(kCity);
  request.set_key("registration_rate");
  const auto compare = [&] {
    auto compared = host_.Call(*stub_, &Service::Stub::ListComparedResults, "", request);
    EXPECT_THAT(compared, IsOk());
    std::vector<std::string> rows;
    for (const v1::ComparedResult& one : compared->compared_results()) {
      rows.push_back(absl::StrCat(one.period(), " ", one.region(), " ", one.result().value()));
    }
    return rows;
  };
  EXPECT_THAT(compare(), ElementsAre("2026 regions/1305 160", "2026 regions/130502 70",
                                     "2026-10 regions/1305 160"));
  request.set_level(6);
  EXPECT_THAT(compare(), ElementsAre("2026 regions/130502 70"));
  request.set_level(0);
  request.set_from_period("2026-01");
  EXPECT_THAT(compare(), ElementsAre("2026-10 regions/1305 160"));
  request.clear_from_period();
  request.set_to_period("2026");
  request.set_page_size(1);
  auto page = host_.Call(*stub_, &Service::Stub::ListComparedResults, "", request);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->compared_results_size(), 1);
  request.set_page_token(page->next_page_token());
  EXPECT_THAT(compare(), ElementsAre("2026 regions/130502 70"));
  request.clear_page_token();
  request.set_page_size(0);
  request.set_key("station_rate");
  request.set_short_only(true);
  EXPECT_THAT(compare(), ElementsAre("2026 regions/1305 954"));
  request.set_key("none");
  EXPECT_THAT(compare(), ElementsAre());
}

TEST_F(AssessmentTest, ListsWhoFellShortByNameToThoseWhoMaySeeThem) {
  hours::v1::ListShortfallsResponse shortfalls;
  shortfalls.set_minimum_minutes(1'500);
  shortfalls.set_lag_seconds(3);
  shortfalls.set_next_page_token("more");
  for (const auto& [number, party] : {std::pair("V1", "01"), std::pair("V2", "13")}) {
    registration::v1::Volunteer file;
    file.set_name(absl::StrCat("volunteers/", number));
    file.set_display_name(absl::StrCat("志愿者", number));
    file.set_political_status(party);
    registration_.Put(file);
    auto& one = *shortfalls.add_shortfalls();
    one.set_volunteer(file.name());
    one.set_credit_minutes(1'000);
    one.set_honour_minutes(100);
    one.set_missing_minutes(400);
  }
  hours_.Put(shortfalls);
  const std::string name = Create(Asked())->name();
  ASSERT_THAT(Publish(name), IsOk());
  v1::ListAssessmentShortfallsRequest request;
  request.set_parent(name);
  const auto list = [&](const std::string& as) {
    return host_.Call(*stub_, &Service::Stub::ListAssessmentShortfalls, as, request);
  };
  auto listed = list(kInspector);
  ASSERT_THAT(listed, IsOk());
  ASSERT_EQ(listed->assessment_shortfalls_size(), 2);
  EXPECT_EQ(listed->assessment_shortfalls(0).display_name(), "志愿者V1");
  EXPECT_EQ(listed->assessment_shortfalls(0).served_minutes(), 1'100);
  EXPECT_EQ(listed->assessment_shortfalls(0).missing_minutes(), 400);
  EXPECT_EQ(listed->minimum_minutes(), 1'500);
  EXPECT_NE(listed->next_page_token(), "");
  request.set_party_only(true);
  EXPECT_EQ(list(kInspector)->assessment_shortfalls_size(), 1);
  // It is public how many there are, not who.
  EXPECT_THAT(list(""), RefusedWith(Reason::UNAUTHENTICATED_TOKEN));
  EXPECT_THAT(list(kElsewhere), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(list("volunteers/V1"), RefusedWith(Reason::NOT_AUTHORIZED));
  request.set_parent(Create(Asked("2026-11"))->name());
  EXPECT_THAT(list(kInspector), RefusedWith(Reason::ASSESSMENT_STATE));
}

TEST_F(AssessmentTest, IsExportedForSpreadsheets) {
  const std::string name = Create(Asked())->name();
  v1::ExportAssessmentRequest request;
  request.set_name(name);
  EXPECT_THAT(host_.Call(*stub_, &Service::Stub::ExportAssessment, "", request),
              RefusedWith(Reason::RESOURCE_NOT_FOUND));
  auto results = host_.Call(*stub_, &Service::Stub::ExportAssessment, kOffice, request);
  ASSERT_THAT(results, IsOk());
  EXPECT_THAT(results->content(),
              HasSubstr("regions/1305,邢台市,2026,2026-11-28,registration_rate,注册率,160,"));
  request.set_table(v1::INPUTS);
  EXPECT_THAT(host_.Call(*stub_, &Service::Stub::ExportAssessment, kOffice, request)->content(),
              HasSubstr("registered,47000,2026-11-28 08:50:00,600,registration,\r\n"));
}

TEST_F(AssessmentTest, MakesOneForARequestAskedTwice) {
  auto request = Asked();
  request.set_request_id("once");
  auto first = Create(request);
  ASSERT_THAT(first, IsOk());
  EXPECT_EQ(Create(request)->name(), first->name());
  EXPECT_EQ(Sql("SELECT count(*) FROM awards.assessment"), "1");
}

TEST_F(AssessmentTest, RefusesWhatThereIsNot) {
  auto request = Asked();
  request.set_parent("regions/9999");
  host_.Grant("staff/all", options::v1::ADMINISTRATOR);
  EXPECT_THAT(Create(request, "staff/all"), RefusedWith(Reason::RESOURCE_NOT_FOUND));
  EXPECT_THAT(Create(Asked("2027")), Violates("assessment.period", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(Create(Asked("2026", "2026-11-29")),
              Violates("assessment.as_of_date", Reason::FIELD_UNKNOWN_VALUE));
}

}  // namespace
}  // namespace linli::awards

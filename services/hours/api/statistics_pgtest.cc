// Figures over records.
#include "linli/hours/v1/statistics_service.grpc.pb.h"
#include "services/hours/api/town_fixture.h"
#include "services/hours/jobs/figures.h"

namespace linli::hours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kCity[] = "regions/1305";
constexpr char kInspector[] = "staff/inspector";

class Statistics : public HoursTown {
 protected:
  Statistics() : statistics_(v1::StatisticsService::NewStub(host_.channel())) {
    host_.Grant(kInspector, options::v1::INSPECTOR, kCity);
  }

  // An effective record by hand.
  std::string Effective(const std::string& her, absl::CivilDay day, absl::Duration length,
                        const std::string& unit = kUnit, const std::string& category = "") {
    auto entry = Entry(her, time::StartOfDay(day) + absl::Hours(9), length, unit);
    entry.mutable_record()->set_category(category);
    const bool other = unit != kUnit;
    const auto record = Enter(entry, other ? "staff/other" : kManager);
    EXPECT_THAT(record, IsOk());
    if (other) host_.Grant("staff/second", options::v1::ORGANIZATION_MANAGER, unit);
    EXPECT_THAT(Confirm(record->name(), other ? "staff/second" : kLeader), IsOk());
    return record->name();
  }
  void Fold() {
    host_.database().WaitForFeed();
    ASSERT_THAT(jobs::FoldFigures(host_->database(), now(), absl::Now() + absl::Seconds(20)),
                IsOk());
  }
  void PlaceUnits() {
    ASSERT_THAT(
        jobs::PlaceUnits(host_->database(), host_.scopes(), now(), absl::Now() + absl::Seconds(20)),
        IsOk());
  }

  absl::StatusOr<v1::Figures> Ask(const std::string& parent, const std::string& period,
                                  const std::string& category = "",
                                  const std::string& as = "services/awards") {
    v1::GetFiguresRequest request;
    request.set_parent(parent);
    request.set_period(period);
    request.set_category(category);
    return host_.Call(*statistics_, &v1::StatisticsService::Stub::GetFigures, as, request);
  }
  // {persons, person-times, credit, honour}
  std::vector<int64_t> Of(const std::string& parent, const std::string& period,
                          const std::string& category = "") {
    const auto figures = Ask(parent, period, category);
    EXPECT_THAT(figures, IsOk());
    if (!figures.ok()) return {};
    return {figures->persons(), figures->person_times(), figures->credit_minutes(),
            figures->honour_minutes()};
  }
  absl::StatusOr<v1::ListShortfallsResponse> Shortfalls(v1::ListShortfallsRequest request,
                                                        const std::string& as = kInspector) {
    return host_.Call(*statistics_, &v1::StatisticsService::Stub::ListShortfalls, as, request);
  }
  static v1::ListShortfallsRequest YearOf(const std::string& parent) {
    v1::ListShortfallsRequest request;
    request.set_parent(parent);
    request.set_year(2026);
    return request;
  }

  std::unique_ptr<v1::StatisticsService::Stub> statistics_;
};

TEST_F(Statistics, CountPersonsOnceAndTheirTimesEachTime) {  // S1-9
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  Effective(kHer, absl::CivilDay(2026, 11, 21), absl::Hours(2));
  Effective(kHer, absl::CivilDay(2026, 10, 31), absl::Hours(1), "organizations/o2");
  Effective(kHim, absl::CivilDay(2026, 11, 21), absl::Hours(3));
  Fold();
  EXPECT_THAT(Of(kCity, "2026"), ElementsAre(2, 4, 0, 420));
  EXPECT_THAT(Of(kCity, "2026-11"), ElementsAre(2, 3, 0, 360));
  EXPECT_THAT(Of(kCity, "2026-11-20"), ElementsAre(1, 1, 0, 60));
  EXPECT_THAT(Of(kCity, "2025"), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(2, 3, 0, 360));
  EXPECT_THAT(Of("organizations/o2", "2026"), ElementsAre(1, 1, 0, 60));
  EXPECT_THAT(Of(kHer, "2026"), ElementsAre(1, 3, 0, 240));
  EXPECT_THAT(Of("volunteers/V1305032611999999Z", "2026"), ElementsAre(0, 0, 0, 0));
}

TEST_F(Statistics, KeepCreditHoursApartFromHonourHours) {
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  const auto out = Serve(kHer, kShift, now() + absl::Hours(1), absl::Hours(2));
  ASSERT_THAT(out, IsOk());
  ASSERT_THAT(Confirm(out->records(0)), IsOk());
  Fold();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(1, 2, 120, 60));
  EXPECT_THAT(Of(kUnit, "2026", "0009"), ElementsAre(1, 1, 120, 0));
  EXPECT_THAT(Of(kHer, "2026", "0009"), ElementsAre(1, 1, 120, 0));
  EXPECT_THAT(Of(kCity, "2026", "0010"), ElementsAre(0, 0, 0, 0));
}

TEST_F(Statistics, LeaveOutWhatWaitsAndWhatWasDeclined) {
  const auto waits = Enter(Entry(kHer, now() - absl::Hours(30), absl::Hours(1)));
  const auto declined = Enter(Entry(kHer, now() - absl::Hours(50), absl::Hours(1)));
  ASSERT_THAT(declined, IsOk());
  ASSERT_THAT(Decline(declined->name()), IsOk());
  Fold();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(0, 0, 0, 0));
  ASSERT_THAT(Confirm(waits->name()), IsOk());
  Fold();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(1, 1, 0, 60));
}

TEST_F(Statistics, OfARegionHoldWhatLiesInItAtEachLevel) {
  const struct {
    const char* unit;
    const char* region;
  } units[] = {{kUnit, "130503001002"}, {"organizations/o2", "130521"}};
  for (const auto& [name, region] : units) {
    registration::v1::Organization unit;
    unit.set_name(name);
    unit.set_region(absl::StrCat("regions/", region));
    unit.set_state(registration::v1::ORGANIZATION_APPROVED);
    registration_.Put(unit);
  }
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  Effective(kHer, absl::CivilDay(2026, 11, 21), absl::Hours(1), "organizations/o2");
  Fold();
  for (const char* region : {"regions/13", kCity}) {
    EXPECT_THAT(Of(region, "2026"), ElementsAre(1, 2, 0, 120)) << region;
  }
  for (const char* region :
       {"regions/130503", "regions/130503001", "regions/130503001002", "regions/130521"}) {
    EXPECT_THAT(Of(region, "2026"), ElementsAre(1, 1, 0, 60)) << region;
  }
  for (const char* region : {"regions/130503002", "regions/1304", "regions/130522", "regions/14"}) {
    EXPECT_THAT(Of(region, "2026"), ElementsAre(0, 0, 0, 0)) << region;
  }
}

TEST_F(Statistics, OfAnOrganizationHoldWhatStandsBelowIt) {  // S1-6
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  Effective(kHer, absl::CivilDay(2026, 11, 21), absl::Hours(1), "organizations/o2");
  Effective(kHim, absl::CivilDay(2026, 11, 21), absl::Hours(2), "organizations/o2");
  Fold();
  host_.scopes().Lies("organizations/o2", {"130503", {"organizations/o2", kUnit}});
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(1, 1, 0, 60));  // nobody has asked yet
  PlaceUnits();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(2, 3, 0, 240));
  EXPECT_THAT(Of("organizations/o2", "2026"), ElementsAre(2, 2, 0, 180));
  // It moves away; that is seen within the hour.
  host_.scopes().Lies("organizations/o2", {"130503", {"organizations/o2"}});
  Advance(absl::Hours(1));
  PlaceUnits();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(2, 3, 0, 240));
  Advance(absl::Seconds(1));
  PlaceUnits();
  EXPECT_THAT(Of(kUnit, "2026"), ElementsAre(1, 1, 0, 60));
}

TEST_F(Statistics, CountDaysMonthsAndYearsInChina) {
  // 2026-01-01 00:30 in China is still 2025 in Greenwich.
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2026, 1, 1));
  const auto record = Enter(Entry(kHer, midnight + absl::Minutes(30), absl::Hours(1)));
  ASSERT_THAT(record, IsOk());
  ASSERT_THAT(Confirm(record->name()), IsOk());
  Fold();
  EXPECT_THAT(Of(kUnit, "2026-01-01"), ElementsAre(1, 1, 0, 60));
  EXPECT_THAT(Of(kUnit, "2025"), ElementsAre(0, 0, 0, 0));
}

TEST_F(Statistics, RefuseAPeriodThatThereIsNot) {
  EXPECT_THAT(Ask(kUnit, "2026-13"), Violates("period", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(Ask(kUnit, "2026-02-29"), Violates("period", Reason::FIELD_UNKNOWN_VALUE));
  EXPECT_THAT(Ask(kUnit, "26-02"), Violates("period", Reason::FIELD_PATTERN));
}

TEST_F(Statistics, SayHowFarTheyAre) {
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  const absl::Time folded = now();
  Fold();
  Advance(absl::Minutes(5));
  Effective(kHer, absl::CivilDay(2026, 11, 21), absl::Hours(1));
  const auto behind = Ask(kUnit, "2026");
  ASSERT_THAT(behind, IsOk());
  EXPECT_EQ(behind->person_times(), 1);
  EXPECT_EQ(time::FromProto(behind->as_of_time()), folded);
  EXPECT_EQ(behind->lag_seconds(), 300);
  Fold();
  const auto abreast = Ask(kUnit, "2026");
  ASSERT_THAT(abreast, IsOk());
  EXPECT_EQ(abreast->person_times(), 2);
  EXPECT_EQ(abreast->lag_seconds(), 0);
}

TEST_F(Statistics, HoldTheMinimumOfTheRegionAgainstAYear) {
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(8));
  Effective(kHer, absl::CivilDay(2026, 11, 21), absl::Hours(8));
  Effective(kHer, absl::CivilDay(2026, 11, 22), absl::Hours(8));
  Effective(kHim, absl::CivilDay(2026, 11, 22), absl::Hours(8));
  Fold();
  const auto figures = [&](const std::string& period) {
    return Ask(kUnit, period).value_or(v1::Figures());
  };
  EXPECT_EQ(figures("2026").minimum_minutes(), 25 * 60);
  EXPECT_EQ(figures("2026").persons_at_minimum(), 0);
  EXPECT_EQ(figures("2026-11").minimum_minutes(), 0);
  EXPECT_EQ(figures("2026-11").persons_at_minimum(), 0);
  // A minute more than she has, and just what she has, in another year's last days.
  Sql("INSERT INTO policy (region_code, effective_time, body, source)"
      " SELECT '130503', '2026-12-31 00:00+08', body || '{\"yearlyMinimumMinutes\": 1440}', 'test'"
      " FROM policy WHERE region_code = ''");
  EXPECT_EQ(figures("2026").minimum_minutes(), 1440);
  EXPECT_EQ(figures("2026").persons_at_minimum(), 1);
  EXPECT_EQ(figures("2025").minimum_minutes(), 25 * 60);
  EXPECT_EQ(Ask(kHer, "2026").value_or(v1::Figures()).persons_at_minimum(), 1);
  EXPECT_EQ(Ask(kHim, "2026").value_or(v1::Figures()).persons_at_minimum(), 0);
  EXPECT_EQ(Ask(kCity, "2026").value_or(v1::Figures()).minimum_minutes(), 25 * 60);
  const auto list = Shortfalls(YearOf(kUnit));
  ASSERT_THAT(list, IsOk());
  EXPECT_EQ(list->minimum_minutes(), 1440);
  ASSERT_THAT(list->shortfalls(), SizeIs(1));
  EXPECT_EQ(list->shortfalls(0).volunteer(), kHim);
  EXPECT_EQ(list->shortfalls(0).honour_minutes(), 480);
  EXPECT_EQ(list->shortfalls(0).missing_minutes(), 960);
}

TEST_F(Statistics, ListShortfallsByPage) {
  std::vector<std::string> all;
  for (int i = 0; i < 5; ++i) {
    all.push_back(absl::StrCat("volunteers/V130503261100000", i, "A"));
    AddVolunteer(all.back());
    host_.scopes().Lies(all.back(), {"130503", {kUnit}});
    Effective(all.back(), absl::CivilDay(2026, 11, 20), absl::Hours(1));
  }
  Effective(kHer, absl::CivilDay(2025, 11, 20), absl::Hours(1));
  Fold();
  for (const char* parent : {kUnit, kCity}) {
    v1::ListShortfallsRequest request = YearOf(parent);
    request.set_page_size(2);
    std::vector<std::string> seen;
    do {
      const auto page = Shortfalls(request);
      ASSERT_THAT(page, IsOk());
      for (const v1::Shortfall& one : page->shortfalls()) {
        EXPECT_EQ(one.missing_minutes(), 25 * 60 - 60);
        seen.push_back(one.volunteer());
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(seen, all) << parent;
  }
  EXPECT_THAT(Shortfalls(YearOf("regions/130504"))->shortfalls(), IsEmpty());
}

TEST_F(Statistics, AreForThoseWhoMaySeeThePlace) {
  Effective(kHer, absl::CivilDay(2026, 11, 20), absl::Hours(1));
  Fold();
  EXPECT_THAT(Ask(kHer, "2026", "", kHer), IsOk());
  EXPECT_THAT(Ask(kUnit, "2026", "", kManager), IsOk());
  EXPECT_THAT(Ask(kCity, "2026", "", kInspector), IsOk());
  EXPECT_THAT(Ask(kHer, "2026", "", kHim), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Ask(kUnit, "2026", "", kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Ask(kUnit, "2026", "", "staff/other"), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Ask(kCity, "2026", "", kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Ask("regions/13", "2026", "", kInspector), RefusedWith(Reason::NOT_AUTHORIZED));
  // An unknown one looks like a refused one.
  EXPECT_THAT(Ask("organizations/none", "2026", "", kManager), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Shortfalls(YearOf(kUnit), kManager), IsOk());
  EXPECT_THAT(Shortfalls(YearOf(kUnit), kLeader), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Shortfalls(YearOf(kUnit), kHer), RefusedWith(Reason::NOT_AUTHORIZED));
  EXPECT_THAT(Shortfalls(YearOf(kCity), kManager), RefusedWith(Reason::NOT_AUTHORIZED));
}

}  // namespace
}  // namespace linli::hours

// Hours, checklist and coverage of stations (S2-6, S3-7, S3-13, S4-21).
#include "services/registration/domain/station_rule.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"

namespace linli::registration::domain {
namespace {

v1::Policy SixHave() {
  v1::Policy policy;
  policy.add_station_checklist("有场所");
  policy.add_station_checklist("有标识");
  policy.set_booths_per_street(1);
  policy.set_station_rate_per_mille(1000);
  return policy;
}

void Opens(v1::Station& station, int weekday, int from, int until) {
  v1::OpeningHours& hours = *station.add_opening_hours();
  hours.set_weekday(weekday);
  hours.set_open_minute(from);
  hours.set_close_minute(until);
}

TEST(Hours, EndAfterTheyBeginAndDoNotOverlap) {
  v1::Station station;
  Opens(station, 1, 480, 720);
  Opens(station, 1, 720, 1440);
  Opens(station, 2, 480, 720);
  Violations none;
  CheckStation(SixHave(), station, none);
  EXPECT_TRUE(none.empty());
  Opens(station, 1, 719, 721);
  Opens(station, 3, 480, 480);
  Violations two;
  CheckStation(SixHave(), station, two);
  EXPECT_EQ(two.CountOf("station.opening_hours[3]"), 1);
  EXPECT_EQ(two.CountOf("station.opening_hours[4]"), 1);
}

TEST(OpenAt, IsTheClockOfChina) {
  v1::Station station;
  Opens(station, 6, 540, 1440);  // Saturday, 9:00 to midnight
  const absl::Time saturday = time::StartOfDay(absl::CivilDay(2026, 11, 28));
  EXPECT_FALSE(OpenAt(station, saturday + absl::Hours(9) - absl::Nanoseconds(1)));
  EXPECT_TRUE(OpenAt(station, saturday + absl::Hours(9)));
  EXPECT_TRUE(OpenAt(station, saturday + absl::Hours(24) - absl::Nanoseconds(1)));
  EXPECT_FALSE(OpenAt(station, saturday + absl::Hours(24)));
  EXPECT_FALSE(OpenAt(v1::Station(), saturday + absl::Hours(9)));
}

TEST(Checklist, HasTheItemsOfThePolicyOnce) {
  v1::Station station;
  for (const char* item : {"有场所", "有钱", "有场所"}) station.add_checks()->set_item(item);
  Violations violations;
  CheckStation(SixHave(), station, violations);
  EXPECT_EQ(violations.CountOf("station.checks[0]"), 0);
  EXPECT_EQ(violations.CountOf("station.checks[1]"), 1) << "unknown";
  EXPECT_EQ(violations.CountOf("station.checks[2]"), 1) << "twice";
}

TEST(Opening, NeedsTheWholeChecklist) {
  v1::Station station;
  station.set_state(v1::STATION_PLANNED);
  station.add_checks()->set_item("有场所");
  station.mutable_checks(0)->set_fulfilled(true);
  station.add_checks()->set_item("有标识");
  const absl::Status missing = CheckOpening(SixHave(), station, absl::Now());
  EXPECT_EQ(ReasonOf(missing), Reason::STATION_CHECKLIST);
  EXPECT_EQ(MentionOf(missing, "items"), "有标识");
  station.mutable_checks(1)->set_fulfilled(true);
  for (int state = 1; state <= 4; ++state) {
    station.set_state(static_cast<v1::StationState>(state));
    const bool may = state == v1::STATION_PLANNED || state == v1::STATION_SUSPENDED;
    EXPECT_EQ(CheckOpening(SixHave(), station, absl::Now()).ok(), may) << state;
  }
  station.clear_checks();
  station.set_state(v1::STATION_PLANNED);
  EXPECT_TRUE(CheckOpening(v1::Policy(), station, absl::Now()).ok())
      << "where nothing is asked for";
}

// S1-15: a counselling station is opened with its licence, and until midnight after its last day.
TEST(Licence, HoldsUntilMidnightInChina) {
  const absl::Time midnight = time::StartOfDay(absl::CivilDay(2027, 1, 1));
  v1::Station station;
  station.set_state(v1::STATION_PLANNED);
  EXPECT_TRUE(CheckOpening(v1::Policy(), station, midnight).ok()) << "other kinds need none";
  station.set_kind(v1::COUNSELLING_STATION);
  EXPECT_EQ(ReasonOf(CheckOpening(v1::Policy(), station, midnight)), Reason::BAD_REQUEST);
  station.mutable_licence()->set_expire_date("2026-12-31");
  EXPECT_TRUE(CheckOpening(v1::Policy(), station, midnight - absl::Nanoseconds(1)).ok());
  EXPECT_EQ(ReasonOf(CheckOpening(v1::Policy(), station, midnight)), Reason::LICENCE_EXPIRED);
  station.mutable_licence()->clear_expire_date();
  EXPECT_TRUE(LicensedAt(station, midnight)) << "without end";
  station.mutable_licence()->set_expire_date("2026-02-30");
  Violations violations;
  CheckStation(v1::Policy(), station, violations);
  EXPECT_EQ(violations.CountOf("station.licence.expire_date"), 1);
}

TEST(Keeping, IsForTheAdministratorAndTheHostsManager) {
  const auto one = [](Role role) { return Authorities{{role, absl::InfiniteFuture()}}; };
  EXPECT_TRUE(MayKeep(one(options::v1::ADMINISTRATOR), {}));
  EXPECT_TRUE(MayKeep({}, one(options::v1::ORGANIZATION_MANAGER)));
  EXPECT_FALSE(MayKeep(one(options::v1::INSPECTOR), one(options::v1::ACTIVITY_LEADER)));
  EXPECT_FALSE(MayKeep({}, {}));
}

TEST(Coverage, IsRoundedDown) {
  v1::StationCoverage coverage;
  coverage.set_communities(1001);
  coverage.set_communities_with_station(1000);
  coverage.set_streets(2);
  coverage.set_streets_with_booths(2);
  JudgeCoverage(SixHave(), coverage);
  EXPECT_EQ(coverage.station_rate_per_mille(), 999);
  EXPECT_FALSE(coverage.targets_met());
  coverage.set_communities_with_station(1001);
  JudgeCoverage(SixHave(), coverage);
  EXPECT_TRUE(coverage.targets_met());
  coverage.set_streets_with_booths(1);
  JudgeCoverage(SixHave(), coverage);
  EXPECT_FALSE(coverage.targets_met());
}

}  // namespace
}  // namespace linli::registration::domain

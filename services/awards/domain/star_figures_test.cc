#include "services/awards/domain/star_figures.h"

#include "common/time/china_day.h"
#include "gtest/gtest.h"
#include "linli/hours/v1/record.pb.h"

namespace linli::awards::domain {
namespace {

constexpr int kHour = 60;
const absl::Time kNow = time::StartOfDay(absl::CivilDay(2026, 11, 28)) + absl::Hours(9);

CountedRecord Served(int minutes, absl::CivilDay day, const std::string& category = "",
                     int kind = hours::v1::Record::CREDIT) {
  return {.name = "volunteers/V1/records/" + absl::FormatCivilTime(day),
          .version = 1,
          .minutes = minutes,
          .start_time = time::StartOfDay(day) + absl::Hours(9),
          .region = "regions/1305",
          .recording_unit = "organizations/red",
          .change_time = kNow,
          .kind = kind,
          .category = category};
}

v1::StarScheme Scheme(std::vector<int64_t> hours) {
  v1::StarScheme scheme;
  scheme.set_name("starSchemes/s");
  scheme.set_version(3);
  for (int64_t one : hours) {
    v1::Star& star = *scheme.add_stars();
    star.set_star(scheme.stars_size());
    star.set_threshold_minutes(one * kHour);
  }
  return scheme;
}

const absl::CivilDay kFirst(2025, 11, 28);

int Highest(const v1::StarScheme& scheme, const std::vector<CountedRecord>& records) {
  const v1::StarExplanation explanation = Explain(scheme, records, kNow);
  return HighestOf({explanation.verdicts().begin(), explanation.verdicts().end()});
}

// S4-34: the national table.
TEST(StarFigures, ExactlyTheThresholdGivesTheStarAndAMinuteLessDoesNot) {
  struct Case {
    int64_t minutes;
    int star;
  };
  for (const Case& c : std::vector<Case>{{0, 0},
                                         {100 * kHour - 1, 0},
                                         {100 * kHour, 1},
                                         {300 * kHour - 1, 1},
                                         {300 * kHour, 2},
                                         {600 * kHour, 3},
                                         {1000 * kHour, 4},
                                         {1500 * kHour - 1, 4},
                                         {1500 * kHour, 5},
                                         {9999 * kHour, 5}}) {
    v1::StarFigures figures;
    figures.set_minutes(c.minutes);
    EXPECT_EQ(HighestOf(Compare(Scheme({100, 300, 600, 1000, 1500}), figures)), c.star)
        << c.minutes;
  }
}

// S4-34: 海林: a single activity counts two hours at most; 1 h = 1 point.
TEST(StarFigures, CapsARecordAndCountsPoints) {
  v1::StarScheme scheme = Scheme({6});
  scheme.mutable_counting_rule()->set_record_cap_minutes(120);
  scheme.mutable_counting_rule()->set_points_per_mille(1000);
  const v1::StarExplanation explanation = Explain(
      scheme, {Served(119, kFirst), Served(120, kFirst + 1), Served(121, kFirst + 2)}, kNow);
  EXPECT_EQ(explanation.figures().minutes(), 119 + 120 + 120);
  EXPECT_EQ(explanation.figures().points(), 1 + 2 + 2) << "cut off for each record";
  EXPECT_EQ(explanation.record_uses(1).note(), v1::RECORD_USE_NOTE_UNSPECIFIED);
  EXPECT_EQ(explanation.record_uses(2).note(), v1::CAPPED);
  EXPECT_EQ(explanation.scheme_version(), 3);
  EXPECT_EQ(explanation.verdicts(0).missing(0), "threshold_minutes");
}

// 成都龙泉驿: hours and points.
TEST(StarFigures, NeedsPointsBesidesMinutes) {
  v1::StarScheme scheme = Scheme({50});
  scheme.mutable_stars(0)->set_threshold_points(500);
  scheme.mutable_counting_rule()->set_points_per_mille(10'000);
  EXPECT_EQ(Highest(scheme, {Served(50 * kHour, kFirst)}), 1);
  scheme.mutable_stars(0)->set_threshold_points(501);
  EXPECT_EQ(Highest(scheme, {Served(50 * kHour, kFirst)}), 0);
}

// 苏州: points by category.
TEST(StarFigures, WeighsCategories) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_counting_rule()->set_points_per_mille(1000);
  v1::CategoryPoints& rescue = *scheme.mutable_counting_rule()->add_category_points();
  rescue.set_category("0012");
  rescue.set_points_per_mille(1500);
  const v1::StarExplanation explanation =
      Explain(scheme, {Served(120, kFirst, "0012"), Served(120, kFirst + 1, "0001")}, kNow);
  EXPECT_EQ(explanation.record_uses(0).points(), 3);
  EXPECT_EQ(explanation.record_uses(1).points(), 2);
}

TEST(StarFigures, LeavesOutWhatTheSchemeExcludes) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_counting_rule()->set_excludes_honour(true);
  scheme.mutable_counting_rule()->add_excluded_categories("0099");
  const v1::StarExplanation explanation =
      Explain(scheme,
              {Served(60, kFirst, "", hours::v1::Record::HONOUR), Served(60, kFirst + 1, "0099"),
               Served(0, kFirst + 2), Served(60, kFirst + 3)},
              kNow);
  EXPECT_EQ(explanation.figures().minutes(), 60);
  EXPECT_EQ(explanation.record_uses(0).note(), v1::HONOUR_EXCLUDED);
  EXPECT_EQ(explanation.record_uses(1).note(), v1::CATEGORY_EXCLUDED);
  EXPECT_EQ(explanation.record_uses(2).note(), v1::NOT_IN_FORCE);
  EXPECT_EQ(explanation.figures().service_days(), 1);
}

// 重庆: a cycle of a year begins on the same day of the year before.
TEST(StarFigures, CountsTheCycleAlone) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_counting_rule()->set_cycle_months(12);
  const v1::StarExplanation explanation =
      Explain(scheme, {Served(60, kFirst - 1), Served(60, kFirst)}, kNow);
  EXPECT_EQ(explanation.record_uses(0).note(), v1::BEFORE_CYCLE);
  EXPECT_EQ(explanation.record_uses(1).counted_minutes(), 60);
}

// 深圳龙岗: a tenure of 6 or 12 months.
TEST(StarFigures, NeedsTenureAndDays) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_stars(0)->set_tenure_months(12);
  EXPECT_EQ(Highest(scheme, {Served(60, kFirst)}), 1);
  EXPECT_EQ(Highest(scheme, {Served(60, kFirst + 1)}), 0);
  scheme.mutable_stars(0)->set_service_days(2);
  EXPECT_EQ(Highest(scheme, {Served(60, kFirst)}), 0);
  EXPECT_EQ(Highest(scheme, {Served(60, kFirst), Served(60, kFirst + 7)}), 1);
}

// 北京: medals beyond five stars; the fifth star on application.
TEST(StarFigures, GivesByItselfWhatNeedsNoApplication) {
  v1::StarScheme scheme = Scheme({100, 200, 500, 800, 1000, 2000});
  scheme.mutable_stars(4)->set_decision(v1::STAR_ON_APPLICATION);
  scheme.mutable_stars(5)->set_medal(true);
  const v1::StarExplanation all = Explain(scheme, {Served(2000 * kHour, kFirst)}, kNow);
  std::vector<int> given;
  for (const v1::Star& star : GivenBy(scheme, {all.verdicts().begin(), all.verdicts().end()})) {
    given.push_back(star.star());
  }
  EXPECT_EQ(given, (std::vector<int>{1, 2, 3, 4, 6}));
}

TEST(StarFigures, AStarAboveAMissingOneIsNotReached) {
  v1::StarScheme scheme = Scheme({1, 2});
  scheme.mutable_stars(0)->set_service_days(5);
  EXPECT_EQ(Highest(scheme, {Served(300, kFirst)}), 0);
}

// The same records in any order, the same explanation byte for byte.
TEST(StarFigures, IsReproducible) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_counting_rule()->set_points_per_mille(700);
  const std::vector<CountedRecord> records = {Served(61, kFirst), Served(62, kFirst + 1)};
  const std::vector<CountedRecord> other_way = {records[1], records[0]};
  EXPECT_EQ(Explain(scheme, records, kNow).SerializeAsString(),
            Explain(scheme, other_way, kNow).SerializeAsString());
}

TEST(StarFigures, KnowsWhatTimeAloneChanges) {
  v1::StarScheme scheme = Scheme({1});
  scheme.mutable_counting_rule()->set_cycle_months(12);
  EXPECT_FALSE(LooksAtTime(scheme));
  scheme.set_downgrades(true);
  EXPECT_TRUE(LooksAtTime(scheme));
  v1::StarScheme tenure = Scheme({1});
  tenure.mutable_stars(0)->set_tenure_months(6);
  EXPECT_TRUE(LooksAtTime(tenure));
}

TEST(StarFigures, KnowsWhenMinutesAreAll) {
  v1::StarScheme scheme = Scheme({1});
  EXPECT_TRUE(LooksAtMinutesAlone(scheme));
  scheme.mutable_stars(0)->set_service_days(1);
  EXPECT_FALSE(LooksAtMinutesAlone(scheme));
  scheme.mutable_stars(0)->clear_service_days();
  scheme.mutable_counting_rule();
  EXPECT_FALSE(LooksAtMinutesAlone(scheme));
}

}  // namespace
}  // namespace linli::awards::domain

#include "services/matching/domain/node_date.h"

#include "gtest/gtest.h"

namespace linli::matching::domain {
namespace {

using v1::CalendarNode;

CalendarNode Node(CalendarNode::Kind kind, int month, int day, int weekday = 0) {
  CalendarNode node;
  node.set_kind(kind);
  node.set_month(month);
  node.set_day(day);
  node.set_weekday(weekday);
  return node;
}

std::string On(const CalendarNode& node, int year) {
  const auto date = DateOf(node, year);
  return date ? absl::FormatCivilTime(*date) : "none";
}

// S1-19, S2-13: what the State Council announced for these years
TEST(NodeDate, FindsLunarFestivals) {
  const CalendarNode spring = Node(CalendarNode::LUNAR, 1, 1);
  const CalendarNode lanterns = Node(CalendarNode::LUNAR, 1, 15);
  const CalendarNode boats = Node(CalendarNode::LUNAR, 5, 5);
  const CalendarNode moon = Node(CalendarNode::LUNAR, 8, 15);
  const CalendarNode ninth = Node(CalendarNode::LUNAR, 9, 9);
  EXPECT_EQ(On(spring, 2024), "2024-02-10");
  EXPECT_EQ(On(spring, 2025), "2025-01-29");
  EXPECT_EQ(On(spring, 2026), "2026-02-17");
  EXPECT_EQ(On(spring, 2027), "2027-02-06");  // the moon is new four minutes before midnight
  EXPECT_EQ(On(lanterns, 2026), "2026-03-03");
  EXPECT_EQ(On(lanterns, 2027), "2027-02-20");
  EXPECT_EQ(On(boats, 2026), "2026-06-19");
  EXPECT_EQ(On(moon, 2026), "2026-09-25");
  EXPECT_EQ(On(ninth, 2026), "2026-10-18");
  // 2025 has a second sixth month, 2023 a second second one: festivals are of the first.
  EXPECT_EQ(On(moon, 2025), "2025-10-06");
  EXPECT_EQ(On(Node(CalendarNode::LUNAR, 6, 6), 2025), "2025-06-30");
  EXPECT_EQ(On(boats, 2023), "2023-06-22");
}

TEST(NodeDate, EndsTheLunarYearWhereItsLastMonthEnds) {
  const CalendarNode eve = Node(CalendarNode::LUNAR, 12, 30);
  EXPECT_EQ(On(eve, 2024), "2024-02-09");  // 30 days
  EXPECT_EQ(On(eve, 2025), "2025-01-28");  // 29 days
  EXPECT_EQ(On(eve, 2026), "2026-02-16");
}

TEST(NodeDate, FindsQingming) {
  const CalendarNode qingming = Node(CalendarNode::QINGMING, 0, 0);
  const std::pair<int, const char*> known[] = {
      {2012, "2012-04-04"}, {2015, "2015-04-05"}, {2018, "2018-04-05"}, {2020, "2020-04-04"},
      {2023, "2023-04-05"}, {2024, "2024-04-04"}, {2025, "2025-04-04"}, {2026, "2026-04-05"}};
  for (const auto& [year, date] : known) EXPECT_EQ(On(qingming, year), date);
}

TEST(NodeDate, FindsWeekdaysAndFixedDays) {
  // 全国助残日: the third Sunday of May
  EXPECT_EQ(On(Node(CalendarNode::WEEKDAY, 5, 3, 7), 2026), "2026-05-17");
  EXPECT_EQ(On(Node(CalendarNode::WEEKDAY, 2, 5, 7), 2026), "none");
  EXPECT_EQ(On(Node(CalendarNode::SOLAR, 12, 5), 2026), "2026-12-05");
  EXPECT_EQ(On(Node(CalendarNode::SOLAR, 2, 29), 2027), "none");
  EXPECT_EQ(On(Node(CalendarNode::SOLAR, 2, 29), 2028), "2028-02-29");
}

TEST(NodeDate, NeedsWhatItsKindLivesOn) {
  EXPECT_TRUE(HasDate(Node(CalendarNode::SOLAR, 2, 29)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::SOLAR, 2, 30)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::SOLAR, 0, 1)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::SOLAR, 1, 1, 1)));
  EXPECT_TRUE(HasDate(Node(CalendarNode::LUNAR, 12, 30)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::LUNAR, 12, 31)));
  EXPECT_TRUE(HasDate(Node(CalendarNode::WEEKDAY, 5, 3, 7)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::WEEKDAY, 5, 3)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::WEEKDAY, 5, 6, 7)));
  EXPECT_TRUE(HasDate(Node(CalendarNode::QINGMING, 0, 0)));
  EXPECT_FALSE(HasDate(Node(CalendarNode::QINGMING, 4, 0)));
  EXPECT_FALSE(HasDate(CalendarNode()));
}

}  // namespace
}  // namespace linli::matching::domain

#include "services/hours/domain/time_ring.h"

#include "gtest/gtest.h"

namespace linli::hours::domain {
namespace {

std::string PathOf(const std::vector<Flow>& ring) {
  std::string path;
  for (const Flow& step : ring) path += step.giver + step.receiver + " ";
  return path;
}

TEST(TimeRing, IsTheShortestWayBack) {
  const struct {
    const char* what;
    std::vector<Flow> flows;
    int persons;
    const char* path;
  } cases[] = {
      {"nothing", {}, 4, ""},
      {"each the other", {{"P", "R", 600}}, 2, "PR "},
      {"the same way again", {{"R", "P", 600}}, 4, ""},
      {"over one", {{"P", "A", 600}, {"A", "R", 600}}, 3, "PA AR "},
      {"longer than is looked for", {{"P", "A", 600}, {"A", "R", 600}}, 2, ""},
      {"over two", {{"P", "A", 1}, {"A", "B", 1}, {"B", "R", 1}}, 4, "PA AB BR "},
      {"over two, too long", {{"P", "A", 1}, {"A", "B", 1}, {"B", "R", 1}}, 3, ""},
      {"shortest", {{"P", "A", 1}, {"A", "R", 1}, {"P", "R", 1}}, 4, "PR "},
      {"first by number",
       {{"P", "B", 1}, {"B", "R", 1}, {"P", "A", 1}, {"A", "R", 1}},
       4,
       "PA AR "},
      {"a ring beside it", {{"P", "A", 1}, {"A", "B", 1}, {"B", "P", 1}}, 6, ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(PathOf(FindRing("R", "P", c.flows, c.persons)), c.path) << c.what;
  }
}

}  // namespace
}  // namespace linli::hours::domain

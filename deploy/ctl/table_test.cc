#include "deploy/ctl/table.h"

#include <gtest/gtest.h>

namespace linli::ctl {
namespace {

TEST(Width, CountsAChineseCharacterTwice) {
  EXPECT_EQ(Width("abc"), 3);
  EXPECT_EQ(Width("王小梅"), 6);
  EXPECT_EQ(Width("王*"), 3);
  EXPECT_EQ(Width("（一）"), 6);
  EXPECT_EQ(Width("é"), 1);        // precomposed
  EXPECT_EQ(Width("e\u0301"), 1);  // with a combining accent
  EXPECT_EQ(Width("𠮷"), 2);       // a rare character of a name, outside the first plane
}

TEST(Width, SurvivesBrokenText) { EXPECT_EQ(Width("a\xff"), 2); }

TEST(Render, AlignsChineseAndLatin) {
  const Table table{{"NAME", "PLACES"}, {{"补给点", "30"}, {"end", "5"}}, {false, true}};
  EXPECT_EQ(Render(table),
            "NAME    PLACES\n"
            "补给点      30\n"
            "end          5\n");
}

TEST(Render, LeavesNoBlanksAtTheEnd) {
  EXPECT_EQ(Render({{}, {{"a", "long"}, {"b", ""}}, {}}), "a  long\nb\n");
}

}  // namespace
}  // namespace linli::ctl

#include "services/awards/paper/pagination.h"

#include "gtest/gtest.h"

namespace linli::awards::paper {
namespace {

// Ten lines fit on the first page, twenty on the others, each row with half a line more.
const Measures kMeasures{.first_page = 100, .next_pages = 200, .line = 10, .padding = 5};

TEST(Pagination, LaysRowsUntilThePageIsFull) {
  struct Case {
    std::vector<int> rows;
    std::vector<PageOfRows> pages;
  };
  const std::vector<Case> cases = {
      {{}, {{}}},
      {{1}, {{{0, 0, 1}}}},
      // 55 and 45: exactly full
      {{5, 4}, {{{0, 0, 5}, {1, 0, 4}}}},
      // one line too much
      {{5, 5}, {{{0, 0, 5}}, {{1, 0, 5}}}},
      // short rows are never torn
      {{3, 8}, {{{0, 0, 3}}, {{1, 0, 8}}}},
      // long ones are: 95 are left of the first page, 9 lines and their padding
      {{9}, {{{0, 0, 9}}}},
      {{10}, {{{0, 0, 9}}, {{0, 9, 1}}}},
      {{29}, {{{0, 0, 9}}, {{0, 9, 19}}, {{0, 28, 1}}}},
      // what remains of the page is used
      {{5, 9}, {{{0, 0, 5}, {1, 0, 4}}, {{1, 4, 5}}}},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(Paginate(one.rows, kMeasures), one.pages) << ::testing::PrintToString(one.rows);
  }
}

TEST(Pagination, LosesNoLineAndOverflowsNoPage) {
  for (int longest = 1; longest <= 60; ++longest) {
    std::vector<int> rows;
    for (int i = 0; i < 50; ++i) rows.push_back(1 + i * 7 % longest);
    std::vector<int> seen(rows.size(), 0);
    const auto pages = Paginate(rows, kMeasures);
    for (size_t page = 0; page < pages.size(); ++page) {
      EXPECT_LE(HeightOf(pages[page], kMeasures),
                page == 0 ? kMeasures.first_page : kMeasures.next_pages);
      for (const Slice& slice : pages[page]) {
        EXPECT_EQ(slice.first_line, seen[static_cast<size_t>(slice.row)]);
        seen[static_cast<size_t>(slice.row)] += slice.lines;
      }
    }
    EXPECT_EQ(seen, rows);
  }
}

TEST(Pagination, EndsOnAPageThatIsTooLow) {
  const auto pages = Paginate({2}, {.first_page = 1, .next_pages = 1, .line = 10, .padding = 5});
  int lines = 0;
  for (const PageOfRows& page : pages) {
    for (const Slice& slice : page) lines += slice.lines;
  }
  EXPECT_EQ(lines, 2);
}

}  // namespace
}  // namespace linli::awards::paper

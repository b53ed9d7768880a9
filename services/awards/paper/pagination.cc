#include "services/awards/paper/pagination.h"

#include <algorithm>

namespace linli::awards::paper {

std::vector<PageOfRows> Paginate(const std::vector<int>& lines_of_rows, const Measures& measures) {
  std::vector<PageOfRows> pages(1);
  double left = measures.first_page;
  const auto fitting = [&] { return static_cast<int>((left - measures.padding) / measures.line); };
  const auto turn = [&] {
    pages.emplace_back();
    left = measures.next_pages;
  };
  for (int row = 0; row < static_cast<int>(lines_of_rows.size()); ++row) {
    const int lines = lines_of_rows[static_cast<size_t>(row)];
    const int needed = lines <= kKeptTogether ? lines : 1;
    if (fitting() < needed) turn();
    for (int first = 0; first < lines;) {
      // At least one, so that it ends whatever the measures are.
      const int some = std::clamp(fitting(), 1, lines - first);
      pages.back().push_back({row, first, some});
      left -= some * measures.line + measures.padding;
      first += some;
      if (first < lines) turn();
    }
  }
  return pages;
}

double HeightOf(const PageOfRows& page, const Measures& measures) {
  double height = 0;
  for (const Slice& slice : page) height += slice.lines * measures.line + measures.padding;
  return height;
}

}  // namespace linli::awards::paper

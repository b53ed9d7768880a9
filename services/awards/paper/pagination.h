// Which line of which row stands on which page.
#pragma once

#include <vector>

namespace linli::awards::paper {

// Heights in points. All lines of a table have the same height, and a row is so much higher.
struct Measures {
  double first_page;  // room for rows on the first page
  double next_pages;  // and on each one after it
  double line;
  double padding;
};

// Lines of one row that stand together on one page.
struct Slice {
  int row;
  int first_line;
  int lines;

  friend bool operator==(const Slice&, const Slice&) = default;
};
using PageOfRows = std::vector<Slice>;

// A row up to this many lines is never torn.
constexpr int kKeptTogether = 8;

// Rows of so many lines each, in order, from the first page on. A row that does not fit begins a
// page; one longer than kKeptTogether fills the page and goes on.
std::vector<PageOfRows> Paginate(const std::vector<int>& lines_of_rows, const Measures& measures);

// What the slices of a page take of it.
double HeightOf(const PageOfRows& page, const Measures& measures);

}  // namespace linli::awards::paper

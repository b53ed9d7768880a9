// Tables for a terminal. Chinese characters take two columns there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linli::ctl {

// How many columns of a terminal the text takes.
int Width(std::string_view utf8);

struct Table {
  std::vector<std::string> headings;  // empty: no line of headings
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> to_the_right;  // per column; missing: left
};

// Lines that end in '\n', without blanks at their ends.
std::string Render(const Table& table);

}  // namespace linli::ctl

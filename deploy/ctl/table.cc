#include "deploy/ctl/table.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace linli::ctl {
namespace {

constexpr char kGap[] = "  ";

int WidthOf(UChar32 c) {
  const int kind = u_charType(c);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::vector<int> ColumnWidths(const Table& table) {
  std::vector<int> widths;
  auto widen = [&widths](const std::vector<std::string>& row) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], Width(row[i]));
  };
  widen(table.headings);
  for (const auto& row : table.rows) widen(row);
  return widths;
}

std::string Line(const Table& table, const std::vector<std::string>& row,
                 const std::vector<int>& widths) {
  std::string line;
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string blanks(widths[i] - Width(row[i]), ' ');
    const bool right = i < table.to_the_right.size() && table.to_the_right[i];
    if (i > 0) line += kGap;
    line += right ? blanks + row[i] : row[i] + blanks;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

int Width(std::string_view utf8) {
  int width = 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
  for (int32_t i = 0, size = static_cast<int32_t>(utf8.size()); i < size;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, size, c);
    width += WidthOf(c);
  }
  return width;
}

std::string Render(const Table& table) {
  const std::vector<int> widths = ColumnWidths(table);
  std::string text;
  if (!table.headings.empty()) text += Line(table, table.headings, widths);
  for (const auto& row : table.rows) text += Line(table, row, widths);
  return text;
}

}  // namespace linli::ctl

// Pages of a List call (AIP-158), by keyset: a page begins after the sort key that ended the last.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

namespace linli::paging {

inline constexpr int kDefaultPageSize = 50;
inline constexpr int kLargestPageSize = 1000;

struct Page {
  int size = kDefaultPageSize;
  // The sort key of the last row before this page, column by column, as text; empty on the first.
  std::vector<std::string> after;

  bool first() const { return after.empty(); }
};

// What the fields page_size and page_token of a List request ask for, where the sort key has
// `columns` columns. 0 asks for kDefaultPageSize, and more than kLargestPageSize for that. Refuses
// a negative size (FIELD_RANGE) and a token that was not given for the same request (PAGE_TOKEN).
absl::StatusOr<Page> PageOf(const google::protobuf::Message& request, std::size_t columns);

// The token of the page after the row with this sort key. It is bound to all fields of the request
// but page_size and page_token. It is not secret and gives no right: a query that continues from it
// checks what it would have checked for the first page.
std::string NextPageToken(const google::protobuf::Message& request,
                          std::span<const std::string> last_row);

}  // namespace linli::paging

#include "common/policy/book.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/db/param.h"
#include "common/policy/body.h"
#include "common/policy/queries.h"

namespace linli::policy {

std::shared_ptr<const Book> Book::Reread(db::Tx& tx, const google::protobuf::Message& prototype,
                                         std::shared_ptr<const Book> known) {
  const pqxx::result rows = tx.Run(queries::kPolicyAll, known ? known->count_ : 0);
  if (rows.empty() && known) return known;
  auto book = std::make_shared<Book>();
  book->count_ = static_cast<int>(rows.size());
  for (const pqxx::row& row : rows) {
    const auto code = row["region_code"].as<std::string>();
    std::string version =
        absl::StrCat(code.empty() ? "platform" : code, "@", row["version"].as<int64_t>());
    auto policy = ReadBody(prototype, version, row["body"].as<std::string>());
    book->editions_[code][db::ToTime(row["effective_time"])] = {std::move(version),
                                                                std::move(policy)};
  }
  return book;
}

const internal::Found& Book::FindAt(const std::string& region_code, absl::Time at) const {
  for (const size_t digits : {12, 9, 6, 4, 2, 0}) {
    if (digits > region_code.size()) continue;
    const auto of_region = editions_.find(region_code.substr(0, digits));
    if (of_region == editions_.end()) continue;
    const auto later = of_region->second.upper_bound(at);
    if (later != of_region->second.begin()) return std::prev(later)->second;
  }
  throw Fault(absl::StrCat("no policy edition is in force in \"", region_code, "\" or above it"));
}

int Book::InForceAt(absl::Time at) const {
  int count = 0;
  for (const auto& [code, editions] : editions_) {
    count += static_cast<int>(std::distance(editions.begin(), editions.upper_bound(at)));
  }
  return count;
}

}  // namespace linli::policy

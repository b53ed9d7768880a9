#include "common/db/resealing.h"

#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/secret/sealed.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"

namespace linli::db {
namespace {

std::vector<Bytes> AsBytes(const std::vector<std::string>& values) {
  std::vector<Bytes> bytes;
  for (const std::string& value : values) bytes.push_back({value});
  return bytes;
}

// Which column a place to go on from is of; its number beyond the last for none.
size_t ColumnOf(std::span<const SealedColumn> columns, std::string_view place) {
  size_t found = 0;
  while (found < columns.size() && columns[found].place != place) ++found;
  return found;
}

}  // namespace

absl::StatusOr<Resealed> Reseal(Tx& tx, const secret::KeyRing& ring,
                                std::span<const SealedColumn> columns, const std::string& after,
                                int limit) {
  const size_t slash = after.find('/');
  const size_t at = after.empty() ? 0 : ColumnOf(columns, after.substr(0, slash));
  if (at == columns.size() || (!after.empty() && slash == std::string::npos)) {
    return Refuse(Reason::PAGE_TOKEN);
  }
  const std::string after_id = after.empty() ? "" : after.substr(slash + 1);
  const SealedColumn& column = columns[at];
  Resealed step;
  std::string last;
  std::vector<std::string> ids, before, fresh;
  for (const pqxx::row& row : tx.Run(*column.list, after_id, limit)) {
    ++step.seen;
    last = row["id"].c_str();
    std::string sealed = row["sealed"].is_null() ? "" : ToBytes(row["sealed"]);
    if (sealed.empty()) continue;
    ASSIGN_OR_RETURN(std::optional<std::string> again,
                     secret::ResealIfOld(ring, sealed, row["belongs_to"].c_str()));
    if (!again) continue;
    ids.push_back(last);
    before.push_back(std::move(sealed));
    fresh.push_back(*std::move(again));
  }
  if (!ids.empty()) {
    step.resealed = static_cast<int>(
        tx.Run(*column.save, ids, AsBytes(before), AsBytes(fresh)).affected_rows());
    step.missed = static_cast<int>(ids.size()) - step.resealed;
  }
  if (step.seen == limit) {
    step.next = absl::StrCat(column.place, "/", last);
  } else if (at + 1 < columns.size()) {
    step.next = absl::StrCat(columns[at + 1].place, "/");
  }
  return step;
}

}  // namespace linli::db

#include "services/registration/storage/coverage_store.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/region_range.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

v1::Denominator DenominatorFrom(const pqxx::row& row) {
  v1::Denominator denominator;
  denominator.set_region(domain::RegionName(Text(row, "region_code")).ToString());
  denominator.set_kind(Text(row, "kind"));
  denominator.set_as_of_date(Text(row, "as_of"));
  denominator.set_source(Text(row, "source"));
  denominator.set_value(row["value"].as<int64_t>());
  return denominator;
}

std::vector<v1::CoverageCount> CountsFrom(const pqxx::result& rows) {
  std::vector<v1::CoverageCount> counts;
  for (const pqxx::row& row : rows) {
    v1::CoverageCount& count = counts.emplace_back();
    count.set_code(Text(row, "code"));
    count.set_count(row["registered"].as<int64_t>());
  }
  return counts;
}

}  // namespace

bool AddDenominator(db::Tx& tx, const v1::Denominator& denominator) {
  return !tx.Run(queries::kDenominatorInsert, IdOf(denominator.region()), denominator.kind(),
                 denominator.as_of_date(), denominator.source(), denominator.value())
              .empty();
}

std::optional<v1::Denominator> NewestDenominator(db::Tx& tx, const std::string& region_code,
                                                 const std::string& kind, const std::string& day) {
  const pqxx::result rows = tx.Run(queries::kDenominatorNewest, region_code, kind, day);
  if (rows.empty()) return std::nullopt;
  return DenominatorFrom(rows[0]);
}

std::vector<v1::Denominator> ListDenominators(db::Tx& tx, const std::string& region_code,
                                              const std::vector<std::string>& after, int limit) {
  std::vector<v1::Denominator> denominators;
  for (const pqxx::row& row :
       tx.Run(queries::kDenominatorList, region_code, after.empty() ? "" : after[0],
              after.empty() ? "-infinity" : after[1], after.empty() ? "" : after[2], limit)) {
    denominators.push_back(DenominatorFrom(row));
  }
  return denominators;
}

void CountRegistered(db::Tx& tx, absl::Time now) {
  tx.Run(queries::kCountRun, now);
  tx.Run(queries::kCountClear);
  tx.Run(queries::kCountRegistered);
}

std::optional<Counted> CountsOf(db::Tx& tx, const std::string& region_code) {
  const pqxx::result run = tx.Run(queries::kCountTime);
  if (run.empty()) return std::nullopt;
  const std::string end = EndOfRegion(region_code);
  Counted counted{db::ToTime(run[0]["count_time"]), {}, {}, {}};
  for (const pqxx::row& row : tx.Run(queries::kCountByYear, region_code, end)) {
    counted.by_year.push_back({Number(row, "birth_year"), row["registered"].as<int64_t>(),
                               row["verified"].as<int64_t>()});
  }
  counted.by_status = CountsFrom(tx.Run(queries::kCountByStatus, region_code, end));
  counted.by_system = CountsFrom(tx.Run(queries::kCountBySystem, region_code, end));
  return counted;
}

}  // namespace linli::registration::store

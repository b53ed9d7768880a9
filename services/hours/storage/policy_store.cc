#include "services/hours/storage/policy_store.h"

#include <stdexcept>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/hours/domain/names.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {

domain::Policy PolicyAt(db::Tx& tx, std::string_view region, absl::Time time) {
  const auto name = domain::RegionName::Parse(region);
  const pqxx::result rows =
      tx.Run(queries::kPolicyAt, name.ok() ? name->id() : std::string(), time);
  if (rows.empty()) throw std::logic_error("no policy holds everywhere: the migration makes one");
  const pqxx::row row = rows[0];
  const std::string code = row["region_code"].as<std::string>();
  domain::Policy policy;
  policy.version = absl::StrCat(code.empty() ? "platform" : code, "@", row["version"].as<int>());
  policy.check_in_opens_minutes = row["check_in_opens_minutes"].as<int>();
  policy.check_out_closes_minutes = row["check_out_closes_minutes"].as<int>();
  policy.code_step_seconds = row["code_step_seconds"].as<int>();
  policy.max_pairs_per_day = row["max_pairs_per_day"].as<int>();
  if (!row["activity_cap_minutes"].is_null()) {
    policy.activity_cap_minutes = row["activity_cap_minutes"].as<int>();
  }
  policy.daily_cap_minutes = row["daily_cap_minutes"].as<int>();
  policy.record_deadline_workdays = row["record_deadline_workdays"].as<int>();
  return policy;
}

}  // namespace linli::hours::store

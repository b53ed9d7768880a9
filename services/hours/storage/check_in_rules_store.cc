#include "services/hours/storage/check_in_rules_store.h"

#include <stdexcept>
#include <vector>

#include "common/time/proto_time.h"
#include "services/hours/storage/queries.h"

namespace linli::hours::store {
namespace {

v1::CheckInRules ReadRules(const pqxx::row& row) {
  v1::CheckInRules rules;
  rules.set_activity(row["activity"].as<std::string>());
  for (const std::string& name : db::ToStrings(row["accepted_evidence"])) {
    v1::EvidenceMethod method{};
    if (!v1::EvidenceMethod_Parse(name, &method)) throw std::logic_error("unknown way " + name);
    rules.add_accepted_evidence(method);
  }
  rules.set_position_limit_meters(row["position_limit_meters"].as<int>());
  rules.set_etag(row["version"].as<std::string>());
  *rules.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  return rules;
}

std::optional<v1::CheckInRules> RulesIn(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  return ReadRules(rows[0]);
}

}  // namespace

std::optional<v1::CheckInRules> FindCheckInRules(db::Tx& tx, const std::string& activity) {
  return RulesIn(tx.Run(queries::kCheckInRulesGet, activity));
}

std::optional<v1::CheckInRules> LockCheckInRules(db::Tx& tx, const std::string& activity) {
  return RulesIn(tx.Run(queries::kCheckInRulesLock, activity));
}

v1::CheckInRules SaveCheckInRules(db::Tx& tx, const v1::CheckInRules& rules, absl::Time now) {
  std::vector<std::string> accepted;
  for (const int method : rules.accepted_evidence()) {
    accepted.push_back(v1::EvidenceMethod_Name(static_cast<v1::EvidenceMethod>(method)));
  }
  return ReadRules(tx.Run(queries::kCheckInRulesPut, rules.activity(), accepted,
                          rules.position_limit_meters(), now)[0]);
}

}  // namespace linli::hours::store

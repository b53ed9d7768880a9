#include "services/registration/storage/policy_store.h"

#include "absl/strings/str_cat.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

domain::RegistrationPolicy PolicyAt(db::Tx& tx, const std::string& region_code, absl::Time time) {
  const pqxx::result rows = tx.Run(queries::kPolicyAt, region_code, time);
  const pqxx::row& row = rows.at(0);
  domain::RegistrationPolicy policy;
  policy.version = absl::StrCat(Text(row, "region_code"), ":", Number(row, "version"));
  policy.minimum_age = Number(row, "minimum_age");
  policy.guardian_consent_age = Number(row, "guardian_consent_age");
  policy.strict_guardian_age = Number(row, "strict_guardian_age");
  policy.max_memberships = Number(row, "max_memberships");
  return policy;
}

}  // namespace linli::registration::store

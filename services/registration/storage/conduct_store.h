// The code of conduct, who accepted it, who broke it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/conduct.pb.h"
#include "services/registration/domain/conduct_rule.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// The code in force in a region ("": where none is told) with its items.
std::optional<v1::ConductCode> ConductCodeAt(db::Tx& tx, const std::string& region_code,
                                             absl::Time at);

// Items of one code, in order; none for an unknown one.
std::vector<v1::ConductItem> ConductItems(db::Tx& tx, const std::string& code_id);

// The first acceptance of a code that exists.
v1::ConductAcceptance AcceptCode(db::Tx& tx, const v1::ConductAcceptance& acceptance);
// After a code.
std::vector<v1::ConductAcceptance> Acceptances(db::Tx& tx, const std::string& subject,
                                               const std::string& after, int limit);

void AddCase(db::Tx& tx, const Vault& vault, const v1::ConductCase& conduct_case);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::ConductCase> GetCase(db::Tx& tx, const Vault& vault, const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<v1::ConductCase> LockCase(db::Tx& tx, const Vault& vault, const std::string& id);
// Saves what became of it; etag is the new version.
void SaveCase(db::Tx& tx, const Vault& vault, const v1::ConductCase& conduct_case);

// Against a subject, newest first, before an id; UNSPECIFIED for all states.
absl::StatusOr<std::vector<v1::ConductCase>> ListCases(db::Tx& tx, const Vault& vault,
                                                       const std::string& subject,
                                                       v1::ConductCaseState state,
                                                       const std::string& before, int limit);

// What holds against a subject, the strongest first.
std::vector<domain::InForce> MeasuresInForce(db::Tx& tx, const std::string& subject);

// Ids of cases in which time has passed at `now`, after an id.
std::vector<std::string> CasesDue(db::Tx& tx, absl::Time now, const std::string& after, int limit);

}  // namespace linli::registration::store

// What decides whether a volunteer may serve, and the version of all of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/db/tx.h"
#include "linli/registration/v1/qualification.pb.h"

namespace linli::registration::store {

// By volunteer's id; those whose facts nobody has changed since registration are missing: 0.
using GateVersions = std::map<std::string, int64_t>;
GateVersions GateVersionsOf(db::Tx& tx, const std::vector<std::string>& volunteer_ids);
// Of all whom lines about these subjects concern, or the whole journal of a contract.
GateVersions GateVersionsOfSubjects(db::Tx& tx, const std::vector<std::string>& subjects);
GateVersions GateVersionsOfContract(db::Tx& tx, const std::string& contract);

// Adds what a volunteer holds, has completed and signed, and how she is insured, as far as that has
// not ended at `now`.
void ReadGateFacts(db::Tx& tx, const std::string& volunteer_id, absl::Time now,
                   v1::GateFacts& facts);

}  // namespace linli::registration::store

// Insurance: products, contracts, and the journal of who is insured.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/insurance.pb.h"

namespace linli::registration::store {

void AddInsuranceProduct(db::Tx& tx, const v1::InsuranceProduct& product);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::InsuranceProduct> GetInsuranceProduct(db::Tx& tx, const std::string& name);
// Of one region, after an id.
std::vector<v1::InsuranceProduct> ListInsuranceProducts(db::Tx& tx, const std::string& owner,
                                                        const std::string& after, int limit);

// Whether it was added: false if the product has a contract of this number.
bool AddInsuranceContract(db::Tx& tx, const v1::InsuranceContract& contract);
// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::InsuranceContract> GetInsuranceContract(db::Tx& tx, const std::string& name);
// Locked: nobody else writes into its journal until the transaction ends.
absl::StatusOr<v1::InsuranceContract> LockInsuranceContract(db::Tx& tx, const std::string& name);
void SaveCancellation(db::Tx& tx, const v1::InsuranceContract& contract);
// Of one owner, after an id.
std::vector<v1::InsuranceContract> ListInsuranceContracts(db::Tx& tx, const std::string& owner,
                                                          const std::string& after, int limit);

// The last line of each subject that has one, by subject: covered and effective_time alone.
std::map<std::string, v1::InsuredEntry> LastLines(db::Tx& tx, const std::string& contract,
                                                  const std::vector<std::string>& subjects);
// Appends a line per subject, in their order; number and digest come from the database.
std::vector<v1::InsuredEntry> AppendLines(db::Tx& tx, const std::string& contract,
                                          const std::vector<std::string>& subjects, bool covered,
                                          absl::Time effective, absl::Time now,
                                          const std::string& by);
// Of a contract, after a number.
std::vector<v1::InsuredEntry> ListLines(db::Tx& tx, const std::string& contract, int after,
                                        int limit);
// By which lines a subject was insured at a moment.
std::vector<v1::InsuranceProof> ProofsAt(db::Tx& tx, const std::string& subject, absl::Time at);

}  // namespace linli::registration::store

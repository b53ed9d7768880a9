#include "services/registration/storage/insurance_store.h"

#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

v1::InsuranceProduct ProductIn(const pqxx::row& row) {
  auto product = DetailsIn<v1::InsuranceProduct>(row);
  *product.mutable_create_time() = Time(row, "create_time");
  return product;
}

v1::InsuranceContract ContractIn(const pqxx::row& row) {
  auto contract = VersionedIn<v1::InsuranceContract>(row);
  SetTime(row, "cancel_time", [&] { return contract.mutable_cancel_time(); });
  contract.set_entries(Number(row, "entries"));
  contract.set_digest(Text(row, "digest"));
  return contract;
}

v1::InsuredEntry LineIn(const pqxx::row& row) {
  v1::InsuredEntry line;
  line.set_number(Number(row, "number"));
  line.set_subject(Text(row, "subject"));
  line.set_covered(row["covered"].as<bool>());
  *line.mutable_effective_time() = Time(row, "effective_time");
  *line.mutable_entry_time() = Time(row, "entry_time");
  line.set_entered_by(Text(row, "entered_by"));
  line.set_digest(Text(row, "digest"));
  return line;
}

v1::InsuranceProof ProofIn(const pqxx::row& row) {
  v1::InsuranceProof proof;
  proof.set_insurance_contract(Text(row, "contract"));
  proof.set_number(Text(row, "contract_number"));
  *proof.mutable_entry() = LineIn(row);
  return proof;
}

}  // namespace

void AddInsuranceProduct(db::Tx& tx, const v1::InsuranceProduct& product) {
  const std::string details = DetailsOf(product);
  tx.Run(queries::kInsuranceProductInsert, IdOf(product.name()), domain::ParentOf(product.name()),
         db::Bytes{details}, time::FromProto(product.create_time()));
}

absl::StatusOr<v1::InsuranceProduct> GetInsuranceProduct(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kInsuranceProductGet, IdOf(name)), name, ProductIn);
}

std::vector<v1::InsuranceProduct> ListInsuranceProducts(db::Tx& tx, const std::string& owner,
                                                        const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kInsuranceProductList, owner, after, limit), ProductIn);
}

bool AddInsuranceContract(db::Tx& tx, const v1::InsuranceContract& contract) {
  const std::string details = DetailsOf(contract);
  return !tx.Run(queries::kInsuranceContractInsert, IdOf(contract.name()),
                 domain::ParentOf(contract.name()), IdOf(contract.insurance_product()),
                 contract.number(), time::FromProto(contract.start_time()),
                 time::FromProto(contract.end_time()), db::Bytes{details},
                 time::FromProto(contract.create_time()))
              .empty();
}

absl::StatusOr<v1::InsuranceContract> GetInsuranceContract(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kInsuranceContractGet, IdOf(name)), name, ContractIn);
}

absl::StatusOr<v1::InsuranceContract> LockInsuranceContract(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kInsuranceContractLock, IdOf(name)), name, ContractIn);
}

void SaveCancellation(db::Tx& tx, const v1::InsuranceContract& contract) {
  const std::string details = DetailsOf(contract);
  tx.Run(queries::kInsuranceContractCancel, IdOf(contract.name()),
         time::FromProto(contract.cancel_time()), db::Bytes{details}, contract.etag());
}

std::vector<v1::InsuranceContract> ListInsuranceContracts(db::Tx& tx, const std::string& owner,
                                                          const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kInsuranceContractList, owner, after, limit), ContractIn);
}

std::map<std::string, v1::InsuredEntry> LastLines(db::Tx& tx, const std::string& contract,
                                                  const std::vector<std::string>& subjects) {
  std::map<std::string, v1::InsuredEntry> last;
  for (const pqxx::row& row : tx.Run(queries::kInsuredLast, IdOf(contract), subjects)) {
    v1::InsuredEntry& line = last[Text(row, "subject")];
    line.set_covered(row["covered"].as<bool>());
    *line.mutable_effective_time() = Time(row, "effective_time");
  }
  return last;
}

std::vector<v1::InsuredEntry> AppendLines(db::Tx& tx, const std::string& contract,
                                          const std::vector<std::string>& subjects, bool covered,
                                          absl::Time effective, absl::Time now,
                                          const std::string& by) {
  return AllIn(
      tx.Run(queries::kInsuredAppend, IdOf(contract), subjects, covered, effective, now, by),
      LineIn);
}

std::vector<v1::InsuredEntry> ListLines(db::Tx& tx, const std::string& contract, int after,
                                        int limit) {
  return AllIn(tx.Run(queries::kInsuredList, IdOf(contract), after, limit), LineIn);
}

std::vector<v1::InsuranceProof> ProofsAt(db::Tx& tx, const std::string& subject, absl::Time at) {
  return AllIn(tx.Run(queries::kInsuredAt, subject, at), ProofIn);
}

}  // namespace linli::registration::store

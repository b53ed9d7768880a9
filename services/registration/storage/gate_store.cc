#include "services/registration/storage/gate_store.h"

#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

GateVersions VersionsIn(const pqxx::result& rows) {
  GateVersions versions;
  for (const pqxx::row& row : rows) {
    versions[Text(row, "volunteer_id")] = row["version"].as<int64_t>();
  }
  return versions;
}

}  // namespace

GateVersions GateVersionsOf(db::Tx& tx, const std::vector<std::string>& volunteer_ids) {
  return VersionsIn(tx.Run(queries::kGateVersionOf, volunteer_ids));
}

GateVersions GateVersionsOfSubjects(db::Tx& tx, const std::vector<std::string>& subjects) {
  return VersionsIn(tx.Run(queries::kGateVersionOfSubjects, subjects));
}

GateVersions GateVersionsOfContract(db::Tx& tx, const std::string& contract) {
  return VersionsIn(tx.Run(queries::kGateVersionOfContract, IdOf(contract)));
}

void ReadGateFacts(db::Tx& tx, const std::string& volunteer_id, absl::Time now,
                   v1::GateFacts& facts) {
  for (const pqxx::row& row : tx.Run(queries::kQualificationHeld, volunteer_id, now)) {
    v1::HeldQualification& held = *facts.add_qualifications();
    held.set_qualification_kind(Text(row, "kind"));
    *held.mutable_start_time() = Time(row, "start_time");
    SetTime(row, "end_time", [&] { return held.mutable_end_time(); });
  }
  for (const pqxx::row& row : tx.Run(queries::kTrainingCoursesCompleted, volunteer_id)) {
    v1::CompletedCourse& completed = *facts.add_completed_courses();
    completed.set_course(Text(row, "course"));
    *completed.mutable_complete_time() = Time(row, "complete_time");
  }
  for (const pqxx::row& row : tx.Run(queries::kSignatureWhole, volunteer_id)) {
    v1::SignedAgreement& signed_one = *facts.add_signed_agreements();
    signed_one.set_agreement(Text(row, "agreement"));
    signed_one.set_version(Number(row, "agreement_version"));
    *signed_one.mutable_sign_time() = Time(row, "whole_time");
  }
  for (const pqxx::row& row : tx.Run(queries::kGateInsured, volunteer_id, now)) {
    v1::InsuredInterval& insured = *facts.add_insured();
    insured.set_insurance_contract(Text(row, "contract"));
    *insured.mutable_start_time() = Time(row, "start_time");
    *insured.mutable_end_time() = Time(row, "end_time");
  }
}

}  // namespace linli::registration::store

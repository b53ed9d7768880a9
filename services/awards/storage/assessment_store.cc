#include "services/awards/storage/assessment_store.h"

#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "services/awards/domain/indicator_inputs.h"
#include "services/awards/storage/document.h"
#include "services/awards/storage/queries.h"

namespace linli::awards::store {
namespace {

v1::Assessment AssessmentIn(const pqxx::row& row) {
  auto assessment = StatedIn<v1::Assessment>(row);
  assessment.set_incomplete_reason(row["incomplete_reason"].as<std::string>());
  assessment.set_withdrawal_reason(row["withdrawal_reason"].as<std::string>());
  return assessment;
}

}  // namespace

void InsertAssessment(db::Tx& tx, const v1::Assessment& assessment,
                      const domain::InputsByName& inputs) {
  const std::string region = RegionIn(assessment.name());
  const std::string id = IdIn(assessment.name());
  tx.Run(queries::kAssessmentInsert, region, id, assessment.period(),
         static_cast<int>(assessment.state()), assessment.etag(),
         db::Bytes{assessment.SerializeAsString()}, time::FromProto(assessment.create_time()),
         time::FromProto(assessment.update_time()));
  std::vector<std::string> names;
  std::vector<std::string> periods;
  std::vector<int64_t> values;
  std::vector<absl::Time> times;
  std::vector<std::string> sources;
  for (const auto& [name, input] : inputs) {
    const domain::KnownInput* known = domain::FindInput(name);
    if (!input.has_value() || known == nullptr) continue;
    names.push_back(name);
    periods.push_back(known->of_period ? assessment.period() : "");
    values.push_back(input.value());
    times.push_back(time::FromProto(input.as_of_time()));
    sources.push_back(input.source());
  }
  tx.Run(queries::kAssessmentInputInsert, region, id, names, periods, values, times, sources);
}

absl::StatusOr<v1::Assessment> GetAssessment(db::Tx& tx, const AssessmentName& name) {
  const pqxx::result rows = tx.Run(queries::kAssessmentGet, name.parent().ToString(), name.id());
  if (rows.empty()) return NotFound(name.ToString());
  return AssessmentIn(rows[0]);
}

absl::StatusOr<std::vector<v1::Assessment>> LockPeriodOf(db::Tx& tx, const AssessmentName& name) {
  auto all = AllIn(tx.Run(queries::kAssessmentLockPeriod, name.parent().ToString(), name.id()),
                   AssessmentIn);
  if (all.empty()) return NotFound(name.ToString());
  return all;
}

void SaveAssessment(db::Tx& tx, const v1::Assessment& assessment) {
  tx.Run(queries::kAssessmentSave, RegionIn(assessment.name()), IdIn(assessment.name()),
         static_cast<int>(assessment.state()), assessment.etag(), assessment.incomplete_reason(),
         assessment.withdrawal_reason(), time::FromProto(assessment.update_time()));
}

std::vector<v1::Assessment> ListAssessments(db::Tx& tx, const std::string& region, bool drafts,
                                            const std::string& period, const std::string& before,
                                            int limit) {
  return AllIn(tx.Run(queries::kAssessmentList, region, drafts, period, before, limit),
               AssessmentIn);
}

std::vector<v1::Assessment> ComparedAssessments(db::Tx& tx, const Comparison& comparison,
                                                const std::string& after_period,
                                                const std::string& after_region, int limit) {
  return AllIn(
      tx.Run(queries::kAssessmentCompare, comparison.region, comparison.level,
             comparison.from_period, comparison.to_period, after_period, after_region, limit),
      AssessmentIn);
}

std::vector<v1::Assessment> PublishedBefore(db::Tx& tx, const std::string& region,
                                            const std::string& period, int limit) {
  return AllIn(tx.Run(queries::kAssessmentBefore, region, period, limit), AssessmentIn);
}

domain::InputsByName KeptInputs(db::Tx& tx, const std::string& region, const std::string& period,
                                absl::Time until) {
  domain::InputsByName kept;
  for (const pqxx::row& row : tx.Run(queries::kAssessmentInputKept, region, period, until)) {
    v1::AssessmentInput& input = kept[row["input"].as<std::string>()];
    input.set_input(row["input"].as<std::string>());
    input.set_value(row["value"].as<int64_t>());
    *input.mutable_as_of_time() = time::ToProto(db::ToTime(row["as_of_time"]));
    input.set_source(absl::StrCat(region, "/assessments/", row["assessment_id"].as<std::string>()));
  }
  return kept;
}

int64_t CountAtMinimum(db::Tx& tx, const std::vector<std::string>& volunteers, absl::Time from,
                       absl::Time until, int64_t minimum_minutes) {
  std::vector<std::string> ids;
  for (const std::string& volunteer : volunteers) ids.push_back(IdIn(volunteer));
  return tx.Run(queries::kMinimumReached, ids, from, until, minimum_minutes)
      .at(0)["reached"]
      .as<int64_t>();
}

int64_t CertificatesIssued(db::Tx& tx, const std::string& region, absl::Time from,
                           absl::Time until) {
  // Numbers name six digits of the region.
  const std::string code = region.substr(region.find('/') + 1).substr(0, 6);
  return tx.Run(queries::kCertificateCount, absl::StrCat("LC", code), from, until)
      .at(0)["issued"]
      .as<int64_t>();
}

}  // namespace linli::awards::store

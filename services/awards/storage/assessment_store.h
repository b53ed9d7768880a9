// Assessments and the figures that they were computed from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/assessment.pb.h"
#include "services/awards/domain/assessment_names.h"
#include "services/awards/domain/assessment_result.h"

namespace linli::awards::store {

// With all inputs that were had (period: those of its period).
void InsertAssessment(db::Tx& tx, const v1::Assessment& assessment,
                      const domain::InputsByName& inputs);

absl::StatusOr<v1::Assessment> GetAssessment(db::Tx& tx, const AssessmentName& name);

// This one, and what else there is of its region and period, in order of name. Nobody else changes
// any of them until the end of the transaction. NOT_FOUND: no such assessment.
absl::StatusOr<std::vector<v1::Assessment>> LockPeriodOf(db::Tx& tx, const AssessmentName& name);

// State and reasons; what was computed stays.
void SaveAssessment(db::Tx& tx, const v1::Assessment& assessment);

// Newest first, from before the one of this id ("": from the newest). `drafts`: not only what is
// published.
std::vector<v1::Assessment> ListAssessments(db::Tx& tx, const std::string& region, bool drafts,
                                            const std::string& period, const std::string& before,
                                            int limit);

// What is published, by period and region.
struct Comparison {
  std::string region;  // and all below it
  int level = 0;       // digits; 0: all
  std::string from_period;
  std::string to_period;
};
std::vector<v1::Assessment> ComparedAssessments(db::Tx& tx, const Comparison& comparison,
                                                const std::string& after_period,
                                                const std::string& after_region, int limit);

// What is published of a region for earlier periods of the same length, the latest first.
std::vector<v1::Assessment> PublishedBefore(db::Tx& tx, const std::string& region,
                                            const std::string& period, int limit);

// Of each input of a region what was kept last from before `until`, by name.
domain::InputsByName KeptInputs(db::Tx& tx, const std::string& region, const std::string& period,
                                absl::Time until);

// Certificates issued in [from, until) whose numbers name this region or one below it.
int64_t CertificatesIssued(db::Tx& tx, const std::string& region, absl::Time from,
                           absl::Time until);

// How many of these, "volunteers/{number}", have served so much in [from, until), wherever it was,
// under their numbers or ones that ended in them.
int64_t CountAtMinimum(db::Tx& tx, const std::vector<std::string>& volunteers, absl::Time from,
                       absl::Time until, int64_t minimum_minutes);

}  // namespace linli::awards::store

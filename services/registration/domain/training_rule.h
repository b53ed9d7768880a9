// Training: who gets a place, and what came of it (67号令 Art. 8, 条例 Art. 16).
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "linli/registration/v1/training.pb.h"
#include "linli/registration/v1/training_service.pb.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// Ends after it starts, at most a year later. `field` is the path of end_time.
void CheckTrainingWindow(const google::protobuf::Timestamp& start,
                         const google::protobuf::Timestamp& end, const std::string& field,
                         Violations& violations);

// Whether a volunteer gets a place: VOLUNTEER_STATE, TRAINING_SESSION_STATE, TRAINING_EXISTS,
// TRAINING_FULL.
absl::Status CheckPlace(v1::VolunteerState volunteer, const v1::TrainingSession& session,
                        bool has_record, absl::Time now);

// Whether results of a session can be recorded: it takes place and has begun.
absl::Status CheckResultsOpen(const v1::TrainingSession& session, absl::Time now);

// One result against what the session is and what stands in the file. `field` is its path.
void CheckResult(const v1::TrainingSession& session, const v1::TrainingRecord* record,
                 const v1::TrainingResult& result, const std::string& field,
                 Violations& violations);

// What came of it: COMPLETED, FAILED or ABSENT.
v1::TrainingRecordState OutcomeOf(const v1::Course& course, const v1::TrainingResult& result);

// A place, or a claim, that she gives up.
absl::Status CheckCancelTraining(v1::TrainingRecordState state);

// Study elsewhere is decided on by somebody else than who entered it, and not by herself.
absl::Status CheckStudyDecision(const v1::TrainingRecord& record, std::string_view caller);

}  // namespace linli::registration::domain

// Courses, sessions, and what was learned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/training.pb.h"

namespace linli::registration::store {

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Course> GetCourse(db::Tx& tx, const std::string& name);
// Locked until the transaction ends.
absl::StatusOr<v1::Course> LockCourse(db::Tx& tx, const std::string& name);
// Adds or replaces it; etag is its version.
void SaveCourse(db::Tx& tx, const v1::Course& course);
// Of one owner, of one state or (UNSPECIFIED) of all, after an id.
std::vector<v1::Course> ListCourses(db::Tx& tx, const std::string& owner, v1::CourseState state,
                                    const std::string& after, int limit);
// Those of these names that no course has.
std::vector<std::string> MissingCourses(db::Tx& tx, const std::vector<std::string>& names);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::TrainingSession> GetTrainingSession(db::Tx& tx, const std::string& name);
// Locked: nobody else takes or gives up a place until the transaction ends.
absl::StatusOr<v1::TrainingSession> LockTrainingSession(db::Tx& tx, const std::string& name);
void AddTrainingSession(db::Tx& tx, const v1::TrainingSession& session);
void SaveTrainingSession(db::Tx& tx, const v1::TrainingSession& session);
// Of a course, after an id.
std::vector<v1::TrainingSession> ListTrainingSessions(db::Tx& tx, const std::string& course,
                                                      const std::string& after, int limit);

// RESOURCE_NOT_FOUND.
absl::StatusOr<v1::TrainingRecord> GetTrainingRecord(db::Tx& tx, const std::string& name);
absl::StatusOr<v1::TrainingRecord> LockTrainingRecord(db::Tx& tx, const std::string& name);
// Adds or replaces it; etag is its version.
void SaveTrainingRecord(db::Tx& tx, const v1::TrainingRecord& record);
// Whether a volunteer has a record in a session that was not given up.
bool HasTrainingRecord(db::Tx& tx, const std::string& volunteer_id, const std::string& session);
// Those of a session that were not given up, of all or of some volunteers, locked.
std::vector<v1::TrainingRecord> LockRecordsOfSession(
    db::Tx& tx, const std::string& session,
    const std::optional<std::vector<std::string>>& volunteer_ids);
// Of a volunteer after an id, of one state or (UNSPECIFIED) of all.
std::vector<v1::TrainingRecord> ListTrainingRecordsOf(db::Tx& tx, const std::string& volunteer_id,
                                                      v1::TrainingRecordState state,
                                                      const std::string& after, int limit);
// Of a session, after a volunteer and an id.
std::vector<v1::TrainingRecord> ListRecordsOfSession(db::Tx& tx, const std::string& session,
                                                     v1::TrainingRecordState state,
                                                     const std::vector<std::string>& after,
                                                     int limit);

// Names of the courses that a volunteer has completed.
std::vector<std::string> CompletedCourses(db::Tx& tx, const std::string& volunteer_id);

}  // namespace linli::registration::store

#include "services/registration/storage/training_store.h"

#include "services/registration/domain/nested_name.h"
#include "services/registration/storage/document.h"
#include "services/registration/storage/queries.h"

namespace linli::registration::store {
namespace {

v1::Course CourseIn(const pqxx::row& row) {
  auto course = VersionedIn<v1::Course>(row);
  course.set_state(static_cast<v1::CourseState>(Number(row, "state")));
  return course;
}

v1::TrainingSession SessionIn(const pqxx::row& row) {
  auto session = VersionedIn<v1::TrainingSession>(row);
  session.set_state(static_cast<v1::TrainingSessionState>(Number(row, "state")));
  session.set_places(Number(row, "places"));
  session.set_taken(Number(row, "taken"));
  return session;
}

v1::TrainingRecord RecordIn(const pqxx::row& row) {
  auto record = VersionedIn<v1::TrainingRecord>(row);
  record.set_state(static_cast<v1::TrainingRecordState>(Number(row, "state")));
  SetTime(row, "complete_time", [&] { return record.mutable_complete_time(); });
  return record;
}

std::optional<std::string> SessionIdOf(const v1::TrainingRecord& record) {
  return record.training_session().empty() ? std::nullopt
                                           : std::optional(IdOf(record.training_session()));
}

}  // namespace

absl::StatusOr<v1::Course> GetCourse(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kCourseGet, IdOf(name)), name, CourseIn);
}

absl::StatusOr<v1::Course> LockCourse(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kCourseLock, IdOf(name)), name, CourseIn);
}

void SaveCourse(db::Tx& tx, const v1::Course& course) {
  const std::string details = DetailsOf(course);
  tx.Run(queries::kCourseSave, IdOf(course.name()), domain::ParentOf(course.name()),
         static_cast<int>(course.state()), db::Bytes{details}, course.etag(),
         time::FromProto(course.create_time()), time::FromProto(course.update_time()),
         Texts(course.topics()));
}

std::vector<v1::Course> ListCourses(db::Tx& tx, const std::string& owner, v1::CourseState state,
                                    const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kCourseList, owner, after, static_cast<int>(state), limit),
               CourseIn);
}

std::vector<std::string> MissingCourses(db::Tx& tx, const std::vector<std::string>& names) {
  return AllIn(tx.Run(queries::kCourseMissing, names),
               [](const pqxx::row& row) { return std::string(row[0].c_str()); });
}

absl::StatusOr<v1::TrainingSession> GetTrainingSession(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingSessionGet, IdOf(name)), name, SessionIn);
}

absl::StatusOr<v1::TrainingSession> LockTrainingSession(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingSessionLock, IdOf(name)), name, SessionIn);
}

void AddTrainingSession(db::Tx& tx, const v1::TrainingSession& session) {
  const std::string details = DetailsOf(session);
  tx.Run(queries::kTrainingSessionInsert, IdOf(session.name()),
         IdOf(domain::ParentOf(session.name())), static_cast<int>(session.state()),
         session.places(), db::Bytes{details}, session.etag(),
         time::FromProto(session.create_time()), time::FromProto(session.start_time()));
}

void SaveTrainingSession(db::Tx& tx, const v1::TrainingSession& session) {
  const std::string details = DetailsOf(session);
  tx.Run(queries::kTrainingSessionUpdate, IdOf(session.name()), static_cast<int>(session.state()),
         db::Bytes{details}, session.etag(), time::FromProto(session.update_time()));
}

std::vector<v1::TrainingSession> ListTrainingSessions(db::Tx& tx, const std::string& course,
                                                      const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kTrainingSessionList, IdOf(course), after, limit), SessionIn);
}

absl::StatusOr<v1::TrainingRecord> GetTrainingRecord(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingRecordGet, FirstIdIn(name), IdOf(name)), name, RecordIn);
}

absl::StatusOr<v1::TrainingRecord> LockTrainingRecord(db::Tx& tx, const std::string& name) {
  return OneNamed(tx.Run(queries::kTrainingRecordLock, FirstIdIn(name), IdOf(name)), name,
                  RecordIn);
}

void SaveTrainingRecord(db::Tx& tx, const v1::TrainingRecord& record) {
  const std::string details = DetailsOf(record);
  tx.Run(queries::kTrainingRecordSave, IdOf(record.volunteer()), IdOf(record.name()),
         SessionIdOf(record), record.course(), static_cast<int>(record.state()),
         TimeOf(record.has_complete_time(), record.complete_time()), db::Bytes{details},
         record.etag(), time::FromProto(record.create_time()),
         time::FromProto(record.update_time()), record.learning_minutes());
}

bool HasTrainingRecord(db::Tx& tx, const std::string& volunteer_id, const std::string& session) {
  return !tx.Run(queries::kTrainingRecordLive, volunteer_id, IdOf(session)).empty();
}

std::vector<v1::TrainingRecord> LockRecordsOfSession(
    db::Tx& tx, const std::string& session,
    const std::optional<std::vector<std::string>>& volunteer_ids) {
  return AllIn(tx.Run(queries::kTrainingRecordLockSession, IdOf(session), volunteer_ids), RecordIn);
}

std::vector<v1::TrainingRecord> ListTrainingRecordsOf(db::Tx& tx, const std::string& volunteer_id,
                                                      v1::TrainingRecordState state,
                                                      const std::string& after, int limit) {
  return AllIn(tx.Run(queries::kTrainingRecordListVolunteer, volunteer_id, after,
                      static_cast<int>(state), limit),
               RecordIn);
}

std::vector<v1::TrainingRecord> ListRecordsOfSession(db::Tx& tx, const std::string& session,
                                                     v1::TrainingRecordState state,
                                                     const std::vector<std::string>& after,
                                                     int limit) {
  return AllIn(
      tx.Run(queries::kTrainingRecordListSession, IdOf(session), after.empty() ? "" : after[0],
             after.empty() ? "" : after[1], static_cast<int>(state), limit),
      RecordIn);
}

std::vector<std::string> CompletedCourses(db::Tx& tx, const std::string& volunteer_id) {
  return AllIn(tx.Run(queries::kTrainingCoursesCompleted, volunteer_id),
               [](const pqxx::row& row) { return Text(row, "course"); });
}

}  // namespace linli::registration::store

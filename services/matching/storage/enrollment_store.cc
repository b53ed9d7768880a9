#include "services/matching/storage/enrollment_store.h"

#include "common/db/param.h"
#include "common/status/refusal.h"
#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

std::vector<std::string> Ids(const pqxx::result& rows) {
  std::vector<std::string> ids;
  for (const pqxx::row& row : rows) ids.push_back(row[0].as<std::string>());
  return ids;
}

std::vector<EnrollmentInContext> ReadSome(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                          const std::vector<std::string>& enrollment_ids) {
  std::vector<EnrollmentInContext> enrollments;
  if (enrollment_ids.empty()) return enrollments;
  for (const pqxx::row& row : tx.Run(queries::kEnrollmentSome, shift_ids, enrollment_ids)) {
    enrollments.push_back(ReadEnrollment(row));
  }
  return enrollments;
}

}  // namespace

void LockSeats(db::Tx& tx, const std::vector<std::string>& shift_ids,
               const std::vector<std::string>& volunteer_ids) {
  tx.Run(queries::kEnrollmentLock, shift_ids, volunteer_ids);
}

std::map<std::string, ShiftInContext> ReadLockedShifts(db::Tx& tx,
                                                       const std::vector<std::string>& shift_ids) {
  std::map<std::string, ShiftInContext> shifts;
  for (const pqxx::row& row : tx.Run(queries::kEnrollmentShifts, shift_ids)) {
    shifts.emplace(row["shift_id"].as<std::string>(), ReadShift(row));
  }
  return shifts;
}

std::vector<Conflict> FindConflicts(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                    const std::vector<std::string>& volunteer_ids) {
  std::vector<Conflict> conflicts;
  for (const pqxx::row& row : tx.Run(queries::kEnrollmentConflicts, shift_ids, volunteer_ids)) {
    Conflict& conflict = conflicts.emplace_back();
    conflict.item = row["item"].as<size_t>() - 1;
    if (row["enrollment_id"].is_null()) {
      conflict.engagement = {row["shift_name"].as<std::string>(), db::ToTime(row["start_time"]),
                             db::ToTime(row["end_time"])};
    } else {
      conflict.enrollment_id = row["enrollment_id"].as<std::string>();
    }
  }
  return conflicts;
}

void InsertEnrollments(db::Tx& tx, const std::vector<NewEnrollment>& enrollments) {
  if (enrollments.empty()) return;
  std::vector<std::string> shift_ids, enrollment_ids, volunteer_ids, policy_versions, shift_names;
  std::vector<int> states;
  std::vector<absl::Time> at;
  for (const NewEnrollment& enrollment : enrollments) {
    shift_ids.push_back(enrollment.name.id(2));
    enrollment_ids.push_back(enrollment.name.id());
    volunteer_ids.push_back(enrollment.volunteer_id);
    states.push_back(enrollment.confirmed ? v1::Enrollment::CONFIRMED : v1::Enrollment::WAITING);
    at.push_back(enrollment.at);
    policy_versions.push_back(enrollment.policy_version);
    shift_names.push_back(enrollment.name.parent().ToString());
  }
  tx.Run(queries::kEnrollmentInsert, shift_ids, enrollment_ids, volunteer_ids, states, at,
         policy_versions, shift_names);
}

absl::StatusOr<EnrollmentInContext> GetEnrollment(db::Tx& tx, const EnrollmentName& name) {
  const pqxx::result rows =
      tx.Run(queries::kEnrollmentGet, name.id(2), name.id(), name.id(1), name.id(0));
  if (rows.empty()) return NotFound(name.ToString());
  return ReadEnrollment(rows[0]);
}

std::vector<ArrivedEnrollment> ListEnrollments(db::Tx& tx, const ShiftName& shift,
                                               const std::vector<int>& states,
                                               int64_t after_arrival, int limit) {
  std::vector<ArrivedEnrollment> enrollments;
  for (const pqxx::row& row :
       tx.Run(queries::kEnrollmentList, shift.id(), states, after_arrival, limit)) {
    enrollments.push_back({ReadEnrollment(row).enrollment, row["arrival"].as<int64_t>()});
  }
  return enrollments;
}

std::vector<v1::Enrollment> ListEnrollmentsOf(db::Tx& tx, const VolunteerName& volunteer,
                                              const std::vector<int>& states,
                                              absl::Time before_start, const std::string& before_id,
                                              int limit) {
  std::vector<v1::Enrollment> enrollments;
  for (const pqxx::row& row : tx.Run(queries::kEnrollmentListOfVolunteer, volunteer.id(), states,
                                     before_start, before_id, limit)) {
    enrollments.push_back(ReadEnrollment(row).enrollment);
  }
  return enrollments;
}

void EndEnrollment(db::Tx& tx, const v1::Enrollment& enrollment, v1::Enrollment::State state,
                   const std::string& reason, bool late, absl::Time now) {
  const EnrollmentName name = *EnrollmentName::Parse(enrollment.name());
  tx.Run(queries::kEnrollmentEnd, name.id(2), name.id(), IdIn(enrollment.volunteer()),
         static_cast<int>(state), reason, late, now);
}

std::vector<EnrollmentInContext> Promote(db::Tx& tx, const std::string& shift_id, absl::Time now) {
  tx.Run(queries::kEnrollmentLockWaiting, shift_id);
  return ReadSome(tx, {shift_id}, Ids(tx.Run(queries::kEnrollmentPromote, shift_id, now)));
}

std::vector<EnrollmentInContext> CancelEnrollments(db::Tx& tx,
                                                   const std::vector<std::string>& shift_ids,
                                                   const std::string& reason, absl::Time now) {
  return ReadSome(tx, shift_ids,
                  Ids(tx.Run(queries::kEnrollmentCancelAll, shift_ids, reason, now)));
}

}  // namespace linli::matching::store

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

std::string TextOrNone(const pqxx::field& field) {
  return field.is_null() ? "" : field.as<std::string>();
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
                             db::ToTime(row["end_time"]), TextOrNone(row["exclusion_group"]),
                             TextOrNone(row["exclusion_owner"])};
    } else {
      conflict.enrollment_id = row["enrollment_id"].as<std::string>();
    }
  }
  return conflicts;
}

void InsertEnrollments(db::Tx& tx, const std::vector<NewEnrollment>& enrollments) {
  if (enrollments.empty()) return;
  std::vector<std::string> shift_ids, enrollment_ids, volunteer_ids, policy_versions, shift_names,
      notes;
  std::vector<int> states;
  std::vector<absl::Time> at;
  for (const NewEnrollment& enrollment : enrollments) {
    shift_ids.push_back(enrollment.name.id(2));
    enrollment_ids.push_back(enrollment.name.id());
    volunteer_ids.push_back(enrollment.volunteer_id);
    states.push_back(enrollment.state);
    at.push_back(enrollment.at);
    policy_versions.push_back(enrollment.policy_version);
    shift_names.push_back(enrollment.name.parent().ToString());
    notes.push_back(enrollment.note);
  }
  tx.Run(queries::kEnrollmentInsert, shift_ids, enrollment_ids, volunteer_ids, states, at,
         policy_versions, shift_names, notes);
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

std::set<std::string> EverAsked(db::Tx& tx, const std::string& shift_id,
                                const std::vector<std::string>& volunteer_ids) {
  const std::vector<std::string> asked =
      Ids(tx.Run(queries::kEnrollmentAsked, shift_id, volunteer_ids));
  return {asked.begin(), asked.end()};
}

int CountEver(db::Tx& tx, const std::string& shift_id) {
  return tx.Run(queries::kEnrollmentEver, shift_id)[0][0].as<int>();
}

std::vector<Waiting> LockWaiting(db::Tx& tx, const std::string& shift_id, int64_t after_arrival,
                                 int limit) {
  tx.Run(queries::kEnrollmentLockWaiting, shift_id, after_arrival, limit);
  std::vector<Waiting> waiting;
  for (const pqxx::row& row : tx.Run(queries::kEnrollmentWaiting, shift_id, after_arrival, limit)) {
    waiting.push_back({row["enrollment_id"].as<std::string>(),
                       row["volunteer_id"].as<std::string>(), row["arrival"].as<int64_t>(),
                       row["active"].as<bool>()});
  }
  return waiting;
}

std::vector<EnrollmentInContext> SeatEnrollments(db::Tx& tx, const std::string& shift_id,
                                                 const std::vector<std::string>& enrollment_ids,
                                                 v1::Enrollment::State state, absl::Time now,
                                                 const std::optional<absl::Time>& expire) {
  if (enrollment_ids.empty()) return {};
  tx.Run(queries::kEnrollmentSeat, shift_id, enrollment_ids, static_cast<int>(state), now, expire);
  return ReadSome(tx, {shift_id}, enrollment_ids);
}

std::vector<EnrollmentInContext> SomeEnrollments(db::Tx& tx, const std::string& shift_id,
                                                 const std::vector<std::string>& enrollment_ids) {
  return ReadSome(tx, {shift_id}, enrollment_ids);
}

void Requeue(db::Tx& tx, const EnrollmentName& name) {
  tx.Run(queries::kEnrollmentRequeue, name.id(2), name.id());
}

std::vector<EnrollmentInContext> ReturnLatest(db::Tx& tx, const std::string& shift_id, int count,
                                              absl::Time now) {
  return ReadSome(tx, {shift_id},
                  Ids(tx.Run(queries::kEnrollmentReturnLatest, shift_id, count, now)));
}

std::vector<EnrollmentInContext> Release(db::Tx& tx, const std::string& shift_id,
                                         const std::vector<std::string>& enrollment_ids,
                                         const std::string& reason, absl::Time now) {
  tx.Run(queries::kShiftRelease, shift_id, enrollment_ids, reason, now);
  return ReadSome(tx, {shift_id}, enrollment_ids);
}

std::vector<EnrollmentInContext> MoveEnrollments(db::Tx& tx, const std::string& shift_id,
                                                 absl::Time start, absl::Time end, absl::Time now) {
  return ReadSome(tx, {shift_id}, Ids(tx.Run(queries::kShiftMove, shift_id, start, end, now)));
}

std::vector<std::string> ShiftsWithOverdue(db::Tx& tx, absl::Time now,
                                           const std::string& after_id) {
  return Ids(tx.Run(queries::kEnrollmentOverdue, now, after_id));
}

std::vector<EnrollmentInContext> Expire(db::Tx& tx, const std::string& shift_id, absl::Time now) {
  return ReadSome(tx, {shift_id}, Ids(tx.Run(queries::kEnrollmentExpire, shift_id, now)));
}

void ExcuseEnrollment(db::Tx& tx, const EnrollmentName& name, const std::string& reason,
                      absl::Time now) {
  tx.Run(queries::kEnrollmentExcuse, name.id(2), name.id(), reason, now);
}

std::map<std::string, domain::Standing> StandingsOf(db::Tx& tx,
                                                    const std::vector<std::string>& volunteer_ids,
                                                    absl::Time now, absl::Time no_shows_since,
                                                    bool served) {
  std::map<std::string, domain::Standing> standings;
  for (const pqxx::row& row :
       tx.Run(queries::kEnrollmentStandings, volunteer_ids, now, no_shows_since, served)) {
    domain::Standing& standing = standings[row["volunteer_id"].as<std::string>()];
    standing.closed = row["closed"].as<bool>();
    standing.ahead = row["ahead"].as<int>();
    standing.no_shows = row["no_shows"].as<int>();
    if (!row["last_no_show"].is_null()) {
      standing.last_no_show = db::ToTime(row["last_no_show"]);
    }
    standing.served_minutes = row["served_minutes"].as<int64_t>();
  }
  return standings;
}

std::vector<EnrollmentInContext> CancelEnrollments(db::Tx& tx,
                                                   const std::vector<std::string>& shift_ids,
                                                   const std::string& reason, absl::Time now) {
  return ReadSome(tx, shift_ids,
                  Ids(tx.Run(queries::kEnrollmentCancelAll, shift_ids, reason, now)));
}

}  // namespace linli::matching::store

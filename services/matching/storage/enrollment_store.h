// Seats and waiting lists at rest. Whoever changes them locks first, in the order of
// enrollment_lock.sql.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/matching/domain/enrollment_ending.h"
#include "services/matching/domain/enrollment_limits.h"
#include "services/matching/domain/enrollment_seating.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {

// Locks shifts and volunteers, by id, until the transaction ends. Unknown ids are no error.
void LockSeats(db::Tx& tx, const std::vector<std::string>& shift_ids,
               const std::vector<std::string>& volunteer_ids);

// Shifts as they stand under the lock, by id; what does not exist is not in it.
std::map<std::string, ShiftInContext> ReadLockedShifts(db::Tx& tx,
                                                       const std::vector<std::string>& shift_ids);

// What stands against sign-ups, in rows that belong to the item of this index.
struct Conflict {
  size_t item;
  std::string enrollment_id;                     // set: a live enrolment for the same shift
  std::optional<domain::Engagement> engagement;  // set: one around it, or of its exclusion group
};
std::vector<Conflict> FindConflicts(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                    const std::vector<std::string>& volunteer_ids);

// A new enrolment, in its place in the order of arrival.
struct NewEnrollment {
  EnrollmentName name;
  std::string volunteer_id;
  v1::Enrollment::State state;
  absl::Time at;
  std::string policy_version;
  std::string note = "";
};
void InsertEnrollments(db::Tx& tx, const std::vector<NewEnrollment>& enrollments);

// NOT_FOUND if there is none of this name.
absl::StatusOr<EnrollmentInContext> GetEnrollment(db::Tx& tx, const EnrollmentName& name);

// By arrival, after the one that the page before ended with.
struct ArrivedEnrollment {
  v1::Enrollment enrollment;
  int64_t arrival = 0;
};
std::vector<ArrivedEnrollment> ListEnrollments(db::Tx& tx, const ShiftName& shift,
                                               const std::vector<int>& states,
                                               int64_t after_arrival, int limit);
// The latest shift first.
std::vector<v1::Enrollment> ListEnrollmentsOf(db::Tx& tx, const VolunteerName& volunteer,
                                              const std::vector<int>& states,
                                              absl::Time before_start, const std::string& before_id,
                                              int limit);

// Ends one under the locks of its shift and its volunteer.
void EndEnrollment(db::Tx& tx, const v1::Enrollment& enrollment, v1::Enrollment::State state,
                   const std::string& reason, bool late, absl::Time now);

// Who of these ever had to do with a shift; and how many ever had.
std::set<std::string> EverAsked(db::Tx& tx, const std::string& shift_id,
                                const std::vector<std::string>& volunteer_ids);
int CountEver(db::Tx& tx, const std::string& shift_id);

// Who is next in line of a locked shift after an arrival, under the locks of these volunteers.
struct Waiting {
  std::string enrollment_id;
  std::string volunteer_id;
  int64_t arrival = 0;
  bool active = false;  // as registration's feed says
};
std::vector<Waiting> LockWaiting(db::Tx& tx, const std::string& shift_id, int64_t after_arrival,
                                 int limit);

// Gives places (CONFIRMED), offers (OFFERED, held until `expire`) or positions (WAITING) to
// enrolments of a locked shift; returns them as they are then, in order of arrival.
std::vector<EnrollmentInContext> SeatEnrollments(
    db::Tx& tx, const std::string& shift_id, const std::vector<std::string>& enrollment_ids,
    v1::Enrollment::State state, absl::Time now,
    const std::optional<absl::Time>& expire = std::nullopt);

// Some of a shift as they stand, in order of arrival.
std::vector<EnrollmentInContext> SomeEnrollments(db::Tx& tx, const std::string& shift_id,
                                                 const std::vector<std::string>& enrollment_ids);

// Puts one at the end of the order of arrival.
void Requeue(db::Tx& tx, const EnrollmentName& name);

// The latest `count` seats of a locked shift return to its waiting list; those that did.
std::vector<EnrollmentInContext> ReturnLatest(db::Tx& tx, const std::string& shift_id, int count,
                                              absl::Time now);

// Cancels some seats of a locked shift, and moves all that know its window to a new one; those who
// are told.
std::vector<EnrollmentInContext> Release(db::Tx& tx, const std::string& shift_id,
                                         const std::vector<std::string>& enrollment_ids,
                                         const std::string& reason, absl::Time now);
std::vector<EnrollmentInContext> MoveEnrollments(db::Tx& tx, const std::string& shift_id,
                                                 absl::Time start, absl::Time end, absl::Time now);

// Ids of shifts, after this one, where an offer or an undecided sign-up is overdue. A bounded
// number.
std::vector<std::string> ShiftsWithOverdue(db::Tx& tx, absl::Time now, const std::string& after_id);
// Lets lapse what is overdue in a locked shift; returns it.
std::vector<EnrollmentInContext> Expire(db::Tx& tx, const std::string& shift_id, absl::Time now);

void ExcuseEnrollment(db::Tx& tx, const EnrollmentName& name, const std::string& reason,
                      absl::Time now);

// What the past and plans of some volunteers say, by id. `served`: whether to count minutes too.
std::map<std::string, domain::Standing> StandingsOf(db::Tx& tx,
                                                    const std::vector<std::string>& volunteer_ids,
                                                    absl::Time now, absl::Time no_shows_since,
                                                    bool served);

// Cancels all live ones of locked shifts; returns them.
std::vector<EnrollmentInContext> CancelEnrollments(db::Tx& tx,
                                                   const std::vector<std::string>& shift_ids,
                                                   const std::string& reason, absl::Time now);

}  // namespace linli::matching::store

// Seats and waiting lists at rest. Whoever changes them locks first, in the order of
// enrollment_lock.sql.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "services/matching/domain/enrollment_ending.h"
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
  std::optional<domain::Engagement> engagement;  // set: a confirmed shift that overlaps
};
std::vector<Conflict> FindConflicts(db::Tx& tx, const std::vector<std::string>& shift_ids,
                                    const std::vector<std::string>& volunteer_ids);

// A new enrolment, in its place in the order of arrival.
struct NewEnrollment {
  EnrollmentName name;
  std::string volunteer_id;
  bool confirmed;
  absl::Time at;
  std::string policy_version;
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

// Fills the free places of a locked shift from its waiting list; returns who moved up.
std::vector<EnrollmentInContext> Promote(db::Tx& tx, const std::string& shift_id, absl::Time now);

// Cancels all live ones of locked shifts; returns them.
std::vector<EnrollmentInContext> CancelEnrollments(db::Tx& tx,
                                                   const std::vector<std::string>& shift_ids,
                                                   const std::string& reason, absl::Time now);

}  // namespace linli::matching::store

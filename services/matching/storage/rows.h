// From rows to messages. Column names are those of the tables and views in schema/.
#pragma once

#include <cstdint>
#include <string>

#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/enrollment.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "linli/matching/v1/group_enrollment.pb.h"
#include "linli/matching/v1/paid_duty.pb.h"
#include "linli/matching/v1/shift.pb.h"
#include "pqxx/pqxx"
#include "services/matching/domain/enrollment_ending.h"
#include "services/matching/domain/names.h"
#include "services/matching/domain/recruiting.h"

namespace linli::matching::store {

// A shift and what it belongs to.
struct ShiftInContext {
  v1::Shift shift;
  v1::ShiftContext context;
  v1::Activity::State activity_state = v1::Activity::STATE_UNSPECIFIED;
  bool was_published = false;  // whether the public may know of it
  domain::Recruiting recruiting = {};
  std::string exclusion_group = "";  // as engagements carry it; empty: none
  std::string exclusion_owner = "";
};

// An enrolment and what it is for.
struct EnrollmentInContext {
  v1::Enrollment enrollment;
  v1::ShiftContext context;
  int64_t shift_version = 0;
  int64_t arrival = 0;
  domain::EndingFacts ending = {};
};

v1::Activity ReadActivity(const pqxx::row& row);           // of activity
ShiftInContext ReadShift(const pqxx::row& row);            // of shift_in_context
EnrollmentInContext ReadEnrollment(const pqxx::row& row);  // of enrollment_in_context
v1::GroupEnrollment ReadGroup(const pqxx::row& row);       // of group_enrollment and its shift
v1::PaidDuty ReadPaidDuty(const pqxx::row& row);           // of paid_duty and its shift

// What has no column of its own, as it is stored in `more`.
std::string MoreOf(const v1::Activity& activity);
std::string MoreOf(const v1::Shift& shift);

// Fills what an enrolment repeats of its shift.
void Describe(const v1::ShiftContext& context, v1::Enrollment& enrollment);

// The id in "volunteers/V…" or "regions/1305"; empty for an empty name.
std::string IdIn(const std::string& name);

}  // namespace linli::matching::store

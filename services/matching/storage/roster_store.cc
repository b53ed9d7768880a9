#include "services/matching/storage/roster_store.h"

#include <limits>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/db/param.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "services/matching/storage/queries.h"
#include "services/matching/storage/rows.h"

namespace linli::matching::store {
namespace {

constexpr double kValueSteps = 1000;

std::string LastId(const std::string& name) { return name.substr(name.rfind('/') + 1); }

v1::RosterApplication ReadApplication(const pqxx::row& row, const ActivityName& activity) {
  v1::RosterApplication application;
  const std::string volunteer_id = row["volunteer_id"].c_str();
  application.set_name(absl::StrCat(activity.ToString(), "/rosterApplications/", volunteer_id));
  application.set_volunteer(absl::StrCat("volunteers/", volunteer_id));
  for (const std::string& shift : db::ToStrings(row["preferred_shifts"])) {
    application.add_preferred_shifts(absl::StrCat(activity.ToString(), "/shifts/", shift));
  }
  application.set_preferred_only(row["preferred_only"].as<bool>());
  application.set_max_shifts(row["max_shifts"].as<int>());
  *application.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  return application;
}

v1::RosterPlan ReadPlan(const pqxx::row& row) {
  v1::RosterPlan plan;
  plan.set_name(RosterPlanName(row["organization_id"].c_str(), row["activity_id"].c_str(),
                               row["plan_id"].c_str())
                    .ToString());
  plan.set_etag(row["version"].c_str());
  *plan.mutable_create_time() = time::ToProto(db::ToTime(row["create_time"]));
  *plan.mutable_update_time() = time::ToProto(db::ToTime(row["update_time"]));
  plan.set_state(static_cast<v1::RosterPlan::State>(row["state"].as<int>()));
  plan.set_progress_percent(row["progress_percent"].as<int>());
  plan.mutable_settings()->ParseFromString(db::ToBytes(row["settings"]));
  if (!row["quality"].is_null()) {
    plan.mutable_quality()->ParseFromString(db::ToBytes(row["quality"]));
  }
  return plan;
}

absl::StatusOr<v1::RosterPlan> One(const pqxx::result& rows, const RosterPlanName& name) {
  if (rows.empty()) return NotFound(name.ToString());
  return ReadPlan(rows[0]);
}

v1::RosterAssignment ReadAssignment(const pqxx::row& row) {
  v1::RosterAssignment assignment;
  assignment.set_volunteer(absl::StrCat("volunteers/", row["volunteer_id"].c_str()));
  assignment.set_shift(
      ShiftName(row["organization_id"].c_str(), row["activity_id"].c_str(), row["shift_id"].c_str())
          .ToString());
  assignment.set_pinned(row["pinned"].as<bool>());
  assignment.set_kept(row["kept"].as<bool>());
  assignment.set_preference(row["preference"].as<int>());
  assignment.set_value(row["value"].as<int>() / kValueSteps);
  if (const std::string enrollment = row["enrollment_id"].c_str(); !enrollment.empty()) {
    assignment.set_enrollment(absl::StrCat(assignment.shift(), "/enrollments/", enrollment));
  }
  return assignment;
}

}  // namespace

std::vector<v1::RosterApplication> PutRosterApplications(
    db::Tx& tx, const ActivityName& activity, absl::Time now, const std::string& consent_proof,
    const std::vector<v1::RosterApplication>& applications) {
  std::vector<std::string> volunteer_ids, preferred;
  std::vector<bool> only;
  std::vector<int> most;
  for (const v1::RosterApplication& one : applications) {
    volunteer_ids.push_back(IdIn(one.volunteer()));
    std::vector<std::string> shifts;
    for (const std::string& shift : one.preferred_shifts()) shifts.push_back(LastId(shift));
    preferred.push_back(absl::StrJoin(shifts, ","));
    only.push_back(one.preferred_only());
    most.push_back(std::max(1, one.max_shifts()));
  }
  std::vector<v1::RosterApplication> stored;
  for (const pqxx::row& row : tx.Run(queries::kRosterApplicationPut, activity.id(), now,
                                     consent_proof, volunteer_ids, preferred, only, most)) {
    stored.push_back(ReadApplication(row, activity));
  }
  return stored;
}

void DeleteRosterApplication(db::Tx& tx, const ActivityName& activity,
                             const std::string& volunteer_id) {
  tx.Run(queries::kRosterApplicationDelete, activity.id(), volunteer_id);
}

std::vector<v1::RosterApplication> ListRosterApplications(db::Tx& tx, const ActivityName& activity,
                                                          const std::string& after_id, int limit) {
  std::vector<v1::RosterApplication> applications;
  for (const pqxx::row& row :
       tx.Run(queries::kRosterApplicationList, activity.id(), after_id, limit)) {
    applications.push_back(ReadApplication(row, activity));
  }
  return applications;
}

RosterSize SizeOfRoster(db::Tx& tx, const ActivityName& activity, absl::Time now) {
  const pqxx::row row = tx.Run(queries::kRosterSize, activity.id(), now)[0];
  return {row["applications"].as<int64_t>(), row["shifts"].as<int64_t>()};
}

v1::RosterPlan InsertRosterPlan(db::Tx& tx, const RosterPlanName& name, absl::Time now,
                                const v1::RosterSettings& settings) {
  const std::string bytes = settings.SerializeAsString();
  return ReadPlan(tx.Run(queries::kRosterPlanInsert, name.id(1), name.id(), name.id(0), now,
                         db::Bytes{bytes})[0]);
}

absl::StatusOr<v1::RosterPlan> GetRosterPlan(db::Tx& tx, const RosterPlanName& name) {
  return One(tx.Run(queries::kRosterPlanGet, name.id(1), name.id(), name.id(0)), name);
}

absl::StatusOr<v1::RosterPlan> LockRosterPlan(db::Tx& tx, const RosterPlanName& name) {
  return One(tx.Run(queries::kRosterPlanLock, name.id(1), name.id(), name.id(0)), name);
}

std::vector<v1::RosterPlan> ListRosterPlans(db::Tx& tx, const ActivityName& activity,
                                            const std::string& after_id, int limit) {
  std::vector<v1::RosterPlan> plans;
  for (const pqxx::row& row :
       tx.Run(queries::kRosterPlanList, activity.id(), activity.id(0), after_id, limit)) {
    plans.push_back(ReadPlan(row));
  }
  return plans;
}

v1::RosterPlan SaveRosterPlan(db::Tx& tx, const v1::RosterPlan& plan, absl::Time now) {
  const RosterPlanName name = *RosterPlanName::Parse(plan.name());
  const std::string bytes = plan.quality().SerializeAsString();
  std::optional<db::Bytes> quality;
  if (plan.has_quality()) quality = db::Bytes{bytes};
  return ReadPlan(tx.Run(queries::kRosterPlanSave, name.id(1), name.id(),
                         static_cast<int>(plan.state()), quality, now)[0]);
}

std::optional<v1::RosterPlan> ClaimRosterPlan(db::Tx& tx, absl::Time now, const std::string& claim,
                                              absl::Time until) {
  const pqxx::result rows = tx.Run(queries::kRosterPlanClaim, now, claim, until);
  if (rows.empty()) return std::nullopt;
  return ReadPlan(rows[0]);
}

bool ReportRosterProgress(db::Tx& tx, const RosterPlanName& name, const std::string& claim,
                          int percent, absl::Time until) {
  return !tx.Run(queries::kRosterPlanProgress, name.id(1), name.id(), claim, percent, until)
              .empty();
}

void FinishRosterPlan(db::Tx& tx, const RosterPlanName& name, const std::string& claim,
                      absl::Time now, const v1::RosterQuality& quality,
                      const std::vector<v1::RosterAssignment>& assignments) {
  std::vector<std::string> volunteer_ids, shift_ids;
  std::vector<bool> pinned, kept;
  std::vector<int> preferences, values;
  for (const v1::RosterAssignment& one : assignments) {
    volunteer_ids.push_back(IdIn(one.volunteer()));
    shift_ids.push_back(LastId(one.shift()));
    pinned.push_back(one.pinned());
    kept.push_back(one.kept());
    preferences.push_back(one.preference());
    values.push_back(static_cast<int>(one.value() * kValueSteps + 0.5));
  }
  const std::string bytes = quality.SerializeAsString();
  tx.Run(queries::kRosterPlanFinish, name.id(1), name.id(), claim, db::Bytes{bytes}, now,
         volunteer_ids, shift_ids, pinned, kept, preferences, values);
}

std::vector<v1::RosterAssignment> ListRosterAssignments(db::Tx& tx, const RosterPlanName& plan,
                                                        const std::string& after_volunteer,
                                                        const std::string& after_shift, int limit) {
  std::vector<v1::RosterAssignment> assignments;
  for (const pqxx::row& row : tx.Run(queries::kRosterAssignmentList, plan.id(1), plan.id(),
                                     after_volunteer, after_shift, limit)) {
    assignments.push_back(ReadAssignment(row));
  }
  return assignments;
}

std::vector<v1::RosterAssignment> AllRosterAssignments(db::Tx& tx, const RosterPlanName& plan) {
  return ListRosterAssignments(tx, plan, "", "", std::numeric_limits<int>::max());
}

void SaveRosterEnrollments(db::Tx& tx, const RosterPlanName& plan,
                           const std::vector<EnrollmentName>& enrollments,
                           const std::vector<std::string>& volunteer_ids) {
  std::vector<std::string> shift_ids, enrollment_ids;
  for (const EnrollmentName& one : enrollments) {
    shift_ids.push_back(one.id(2));
    enrollment_ids.push_back(one.id());
  }
  tx.Run(queries::kRosterAssignmentEnrolled, plan.id(1), plan.id(), volunteer_ids, shift_ids,
         enrollment_ids);
}

}  // namespace linli::matching::store

// Applications for events and plans for them, at rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/roster.pb.h"
#include "services/matching/domain/names.h"

namespace linli::matching::store {

// Takes them in; returns them as they stand there, by volunteer number. No volunteer twice.
std::vector<v1::RosterApplication> PutRosterApplications(
    db::Tx& tx, const ActivityName& activity, absl::Time now, const std::string& consent_proof,
    const std::vector<v1::RosterApplication>& applications);
void DeleteRosterApplication(db::Tx& tx, const ActivityName& activity,
                             const std::string& volunteer_id);
// By volunteer number, after this one.
std::vector<v1::RosterApplication> ListRosterApplications(db::Tx& tx, const ActivityName& activity,
                                                          const std::string& after_id, int limit);

// How large a plan would be.
struct RosterSize {
  int64_t applications = 0;
  int64_t shifts = 0;  // open ones to come
};
RosterSize SizeOfRoster(db::Tx& tx, const ActivityName& activity, absl::Time now);

// A plan that waits to be computed.
v1::RosterPlan InsertRosterPlan(db::Tx& tx, const RosterPlanName& name, absl::Time now,
                                const v1::RosterSettings& settings);
// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::RosterPlan> GetRosterPlan(db::Tx& tx, const RosterPlanName& name);
// The same, and nobody else changes it until the transaction ends.
absl::StatusOr<v1::RosterPlan> LockRosterPlan(db::Tx& tx, const RosterPlanName& name);
// The newest first, after this one ("": from the newest on).
std::vector<v1::RosterPlan> ListRosterPlans(db::Tx& tx, const ActivityName& activity,
                                            const std::string& after_id, int limit);
// State and, if it is set, quality; returns the row one version later.
v1::RosterPlan SaveRosterPlan(db::Tx& tx, const v1::RosterPlan& plan, absl::Time now);

// The next plan to compute, under a claim that nobody else has until then.
std::optional<v1::RosterPlan> ClaimRosterPlan(db::Tx& tx, absl::Time now, const std::string& claim,
                                              absl::Time until);
// False: the claim is not good any more.
bool ReportRosterProgress(db::Tx& tx, const RosterPlanName& name, const std::string& claim,
                          int percent, absl::Time until);
// Makes it READY, if the claim is still good.
void FinishRosterPlan(db::Tx& tx, const RosterPlanName& name, const std::string& claim,
                      absl::Time now, const v1::RosterQuality& quality,
                      const std::vector<v1::RosterAssignment>& assignments);

// By volunteer number, then by shift, after this pair.
std::vector<v1::RosterAssignment> ListRosterAssignments(db::Tx& tx, const RosterPlanName& plan,
                                                        const std::string& after_volunteer,
                                                        const std::string& after_shift, int limit);
std::vector<v1::RosterAssignment> AllRosterAssignments(db::Tx& tx, const RosterPlanName& plan);
// Which sign-ups the commit made of them.
void SaveRosterEnrollments(db::Tx& tx, const RosterPlanName& plan,
                           const std::vector<EnrollmentName>& enrollments,
                           const std::vector<std::string>& volunteer_ids);

}  // namespace linli::matching::store

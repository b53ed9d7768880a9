// The table of contents of matching: one line per RPC.
#include "services/matching/api/service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/matching/v1/activity_service.grpc.pb.h"
#include "linli/matching/v1/enrollment_service.grpc.pb.h"
#include "linli/matching/v1/recommendation_service.grpc.pb.h"
#include "linli/matching/v1/roster_service.grpc.pb.h"
#include "services/matching/api/activities.h"
#include "services/matching/api/candidates.h"
#include "services/matching/api/enrollments.h"
#include "services/matching/api/publication.h"
#include "services/matching/api/recommendations.h"
#include "services/matching/api/roster_commit.h"
#include "services/matching/api/rosters.h"
#include "services/matching/api/shifts.h"
#include "services/matching/api/sign_up.h"

namespace linli::matching {
namespace {

class ActivityServiceImpl final : public v1::ActivityService::CallbackService {
 public:
  LINLI_SERVICE(ActivityServiceImpl, v1::ActivityService, Deps)
  LINLI_WRITE_ASKING(CreateActivity, activities::Ask, activities::Create)
  LINLI_READ(GetActivity, activities::Get)
  LINLI_READ(ListActivities, activities::List)
  LINLI_WRITE_ASKING(UpdateActivity, activities::AskUpdate, activities::Update)
  LINLI_WRITE_ASKING(PublishActivity, publication::Ask, publication::Publish)
  LINLI_WRITE(CancelActivity, publication::Cancel)
  LINLI_WRITE(CreateShift, shifts::Create)
  LINLI_READ(GetShift, shifts::Get)
  LINLI_READ(ListShifts, shifts::List)
};

class EnrollmentServiceImpl final : public v1::EnrollmentService::CallbackService {
 public:
  LINLI_SERVICE(EnrollmentServiceImpl, v1::EnrollmentService, Deps)
  LINLI_WRITE_GATHERED(Enroll, sign_up::Ask, sign_up::EnrollAll)
  LINLI_READ(GetEnrollment, enrollments::Get)
  LINLI_READ(ListEnrollments, enrollments::List)
  LINLI_READ(ListVolunteerEnrollments, enrollments::ListOfVolunteer)
  LINLI_WRITE(CancelEnrollment, enrollments::Cancel)
  LINLI_WRITE(DeclineEnrollment, enrollments::Decline)
};

class RecommendationServiceImpl final : public v1::RecommendationService::CallbackService {
 public:
  LINLI_SERVICE(RecommendationServiceImpl, v1::RecommendationService, Deps)
  LINLI_READ_AT_ONCE(RecommendShifts, recommendations::RecommendAtOnce, recommendations::Recommend)
  LINLI_READ(FindCandidates, candidates::Find)
  LINLI_READ(ExplainMatch, candidates::Explain)
};

class RosterServiceImpl final : public v1::RosterService::CallbackService {
 public:
  LINLI_SERVICE(RosterServiceImpl, v1::RosterService, Deps)
  LINLI_WRITE(SubmitRosterApplication, rosters::Submit)
  LINLI_WRITE(ImportRosterApplications, rosters::Import)
  LINLI_WRITE(WithdrawRosterApplication, rosters::Withdraw)
  LINLI_READ(ListRosterApplications, rosters::ListApplications)
  LINLI_WRITE(CreateRosterPlan, rosters::Create)
  LINLI_READ(GetRosterPlan, rosters::Get)
  LINLI_READ(ListRosterPlans, rosters::List)
  LINLI_READ(ListRosterAssignments, rosters::ListAssignments)
  LINLI_WRITE(CancelRosterPlan, rosters::Cancel)
  LINLI_WRITE_ASKING(CommitRosterPlan, rosters::Ask, rosters::Commit)
};

}  // namespace

void AddServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<ActivityServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<EnrollmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RecommendationServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RosterServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::matching

// The table of contents of matching: one line per RPC.
#include "services/matching/api/service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/matching/v1/activity_service.grpc.pb.h"
#include "linli/matching/v1/enrollment_service.grpc.pb.h"
#include "linli/matching/v1/group_enrollment_service.grpc.pb.h"
#include "linli/matching/v1/paid_duty_service.grpc.pb.h"
#include "linli/matching/v1/recommendation_service.grpc.pb.h"
#include "services/matching/api/activities.h"
#include "services/matching/api/activity_states.h"
#include "services/matching/api/answers.h"
#include "services/matching/api/enrollments.h"
#include "services/matching/api/groups.h"
#include "services/matching/api/invitations.h"
#include "services/matching/api/no_shows.h"
#include "services/matching/api/paid_duties.h"
#include "services/matching/api/publication.h"
#include "services/matching/api/recommendations.h"
#include "services/matching/api/shift_changes.h"
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
  LINLI_WRITE(UpdateActivity, activities::Update)
  LINLI_WRITE_ASKING(PublishActivity, publication::Ask, publication::Publish)
  LINLI_WRITE(CancelActivity, publication::Cancel)
  LINLI_WRITE(PauseActivity, activity_states::Pause)
  LINLI_WRITE(ResumeActivity, activity_states::Resume)
  LINLI_WRITE(WithdrawActivity, activity_states::Withdraw)
  LINLI_WRITE(VoidActivity, activity_states::Void)
  LINLI_WRITE(SummarizeActivity, activity_states::Summarize)
  LINLI_WRITE(CreateShift, shifts::Create)
  LINLI_WRITE(UpdateShift, shift_changes::Update)
  LINLI_WRITE(CancelShift, shift_changes::Cancel)
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
  LINLI_WRITE_ASKING(ApproveEnrollment, answers::AskForApproval, answers::Approve)
  LINLI_WRITE_ASKING(AcceptEnrollment, answers::AskForAcceptance, answers::Accept)
  LINLI_WRITE_ASKING(InviteVolunteers, invitations::Ask, invitations::Invite)
  LINLI_WRITE(MarkNoShow, no_shows::Mark)
  LINLI_WRITE(ExcuseNoShow, no_shows::Excuse)
};

class GroupEnrollmentServiceImpl final : public v1::GroupEnrollmentService::CallbackService {
 public:
  LINLI_SERVICE(GroupEnrollmentServiceImpl, v1::GroupEnrollmentService, Deps)
  LINLI_WRITE(EnrollGroup, groups::Enroll)
  LINLI_READ(GetGroupEnrollment, groups::Get)
  LINLI_READ(ListGroupEnrollments, groups::List)
  LINLI_WRITE(UpdateGroupEnrollment, groups::Update)
  LINLI_WRITE(CancelGroupEnrollment, groups::Cancel)
};

class PaidDutyServiceImpl final : public v1::PaidDutyService::CallbackService {
 public:
  LINLI_SERVICE(PaidDutyServiceImpl, v1::PaidDutyService, Deps)
  LINLI_WRITE(AssignPaidDuty, paid_duties::Assign)
  LINLI_WRITE(RevokePaidDuty, paid_duties::Revoke)
  LINLI_READ(ListPaidDuties, paid_duties::List)
};

class RecommendationServiceImpl final : public v1::RecommendationService::CallbackService {
 public:
  LINLI_SERVICE(RecommendationServiceImpl, v1::RecommendationService, Deps)
  LINLI_READ(RecommendShifts, recommendations::Recommend)
};

}  // namespace

void AddServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<ActivityServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<EnrollmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<GroupEnrollmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<PaidDutyServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RecommendationServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::matching

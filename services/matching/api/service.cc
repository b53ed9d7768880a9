// The table of contents of matching: one line per RPC.
#include "services/matching/api/service.h"

#include <memory>

#include "common/rpc/bind.h"
#include "linli/matching/v1/activity_series_service.grpc.pb.h"
#include "linli/matching/v1/activity_service.grpc.pb.h"
#include "linli/matching/v1/brand_service.grpc.pb.h"
#include "linli/matching/v1/calendar_node_service.grpc.pb.h"
#include "linli/matching/v1/campaign_service.grpc.pb.h"
#include "linli/matching/v1/enrollment_service.grpc.pb.h"
#include "linli/matching/v1/group_enrollment_service.grpc.pb.h"
#include "linli/matching/v1/mobilization_service.grpc.pb.h"
#include "linli/matching/v1/need_service.grpc.pb.h"
#include "linli/matching/v1/paid_duty_service.grpc.pb.h"
#include "linli/matching/v1/pairing_service.grpc.pb.h"
#include "linli/matching/v1/project_service.grpc.pb.h"
#include "linli/matching/v1/recommendation_service.grpc.pb.h"
#include "linli/matching/v1/roster_service.grpc.pb.h"
#include "services/matching/api/activities.h"
#include "services/matching/api/activity_series.h"
#include "services/matching/api/activity_states.h"
#include "services/matching/api/answers.h"
#include "services/matching/api/brands.h"
#include "services/matching/api/calendar_nodes.h"
#include "services/matching/api/campaigns.h"
#include "services/matching/api/candidates.h"
#include "services/matching/api/duty_service.h"
#include "services/matching/api/enrollments.h"
#include "services/matching/api/groups.h"
#include "services/matching/api/invitations.h"
#include "services/matching/api/known_parent.h"
#include "services/matching/api/mobilizations.h"
#include "services/matching/api/needs.h"
#include "services/matching/api/no_shows.h"
#include "services/matching/api/node_plans.h"
#include "services/matching/api/paid_duties.h"
#include "services/matching/api/pairings.h"
#include "services/matching/api/projects.h"
#include "services/matching/api/publication.h"
#include "services/matching/api/recommendations.h"
#include "services/matching/api/roster_commit.h"
#include "services/matching/api/rosters.h"
#include "services/matching/api/shift_changes.h"
#include "services/matching/api/shifts.h"
#include "services/matching/api/sign_up.h"

namespace linli::matching {
namespace {

class ActivityServiceImpl final : public v1::ActivityService::CallbackService {
 public:
  LINLI_SERVICE(ActivityServiceImpl, v1::ActivityService, Deps)
  LINLI_WRITE_ASKING_CHECKED(CreateActivity, activities::Ask, activities::CheckCreate,
                             activities::Create)
  LINLI_READ(GetActivity, activities::Get)
  LINLI_READ(ListActivities, OfKnown<&activities::List>)
  LINLI_WRITE_ASKING(UpdateActivity, activities::AskUpdate, activities::Update)
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
  LINLI_WRITE_GATHERED_ASKING(Enroll, sign_up::Ask, sign_up::EnrollAll)
  LINLI_READ(GetEnrollment, enrollments::Get)
  LINLI_READ(ListEnrollments, enrollments::List)
  LINLI_READ(ListVolunteerEnrollments, OfKnown<&enrollments::ListOfVolunteer>)
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

class ActivitySeriesServiceImpl final : public v1::ActivitySeriesService::CallbackService {
 public:
  LINLI_SERVICE(ActivitySeriesServiceImpl, v1::ActivitySeriesService, Deps)
  LINLI_WRITE(CreateActivitySeries, activity_series::Create)
  LINLI_READ(GetActivitySeries, activity_series::Get)
  LINLI_READ(ListActivitySeries, OfKnown<&activity_series::List>)
  LINLI_READ(ShowOccurrences, activity_series::ShowOccurrences)
  LINLI_WRITE_ASKING(GenerateOccurrences, activity_series::Ask, activity_series::Generate)
  LINLI_WRITE(SkipOccurrence, activity_series::Skip)
  LINLI_WRITE(EndActivitySeries, activity_series::End)
};

class ProjectServiceImpl final : public v1::ProjectService::CallbackService {
 public:
  LINLI_SERVICE(ProjectServiceImpl, v1::ProjectService, Deps)
  LINLI_WRITE(CreateProject, projects::Create)
  LINLI_READ(GetProject, projects::Get)
  LINLI_READ(ListProjects, OfKnown<&projects::List>)
  LINLI_WRITE(UpdateProject, projects::Update)
  LINLI_WRITE(ScreenProject, projects::Screen)
  LINLI_WRITE(AdvanceProject, projects::Advance)
  LINLI_WRITE(AdmitProject, projects::Admit)
  LINLI_WRITE(HonourProject, projects::Honour)
  LINLI_READ(ShowProjectFrequency, projects::ShowFrequency)
};

class BrandServiceImpl final : public v1::BrandService::CallbackService {
 public:
  LINLI_SERVICE(BrandServiceImpl, v1::BrandService, Deps)
  LINLI_WRITE(CreateBrand, brands::Create)
  LINLI_READ(GetBrand, brands::Get)
  LINLI_READ(ListBrands, brands::List)
  LINLI_WRITE(UpdateBrand, brands::Update)
};

class CampaignServiceImpl final : public v1::CampaignService::CallbackService {
 public:
  LINLI_SERVICE(CampaignServiceImpl, v1::CampaignService, Deps)
  LINLI_WRITE(CreateCampaign, campaigns::Create)
  LINLI_READ(GetCampaign, campaigns::Get)
  LINLI_READ(ListCampaigns, campaigns::List)
  LINLI_WRITE(UpdateCampaign, campaigns::Update)
};

class CalendarNodeServiceImpl final : public v1::CalendarNodeService::CallbackService {
 public:
  LINLI_SERVICE(CalendarNodeServiceImpl, v1::CalendarNodeService, Deps)
  LINLI_WRITE(CreateCalendarNode, calendar_nodes::Create)
  LINLI_READ(GetCalendarNode, calendar_nodes::Get)
  LINLI_READ(ListCalendarNodes, calendar_nodes::List)
  LINLI_WRITE(UpdateCalendarNode, calendar_nodes::Update)
  LINLI_READ(ShowNodeDates, calendar_nodes::ShowDates)
  LINLI_WRITE_ASKING(DraftNodeActivity, calendar_nodes::Ask, calendar_nodes::Draft)
  LINLI_WRITE(CreateNodePlan, node_plans::Create)
  LINLI_READ(GetNodePlan, node_plans::Get)
  LINLI_READ(ListNodePlans, node_plans::List)
  LINLI_READ(ShowPlanCompletion, node_plans::ShowCompletion)
};

class NeedServiceImpl final : public v1::NeedService::CallbackService {
 public:
  LINLI_SERVICE(NeedServiceImpl, v1::NeedService, Deps)
  LINLI_WRITE_ASKING(SubmitNeed, needs::AskForSubmission, needs::Submit)
  LINLI_READ(GetNeed, needs::Get)
  LINLI_READ(ListNeeds, OfKnown<&needs::List>)
  LINLI_READ(ShowNeedFigures, needs::ShowFigures)
  LINLI_WRITE(AnswerNeed, needs::Answer)
  LINLI_WRITE_ASKING(ClaimNeed, needs::AskForClaim, needs::Claim)
  LINLI_WRITE(ReleaseNeed, needs::Release)
  LINLI_WRITE(FulfilNeed, needs::Fulfil)
  LINLI_WRITE(ConfirmNeed, needs::Confirm)
  LINLI_WRITE(PlanNeed, needs::Plan)
  LINLI_WRITE(WithdrawNeed, needs::Withdraw)
};

class PairingServiceImpl final : public v1::PairingService::CallbackService {
 public:
  LINLI_SERVICE(PairingServiceImpl, v1::PairingService, Deps)
  LINLI_WRITE(CreatePairing, pairings::Create)
  LINLI_READ(GetPairing, pairings::Get)
  LINLI_READ(ListPairings, OfKnown<&pairings::List>)
  LINLI_WRITE(UpdatePairing, pairings::Update)
  LINLI_WRITE(EndPairing, pairings::End)
  LINLI_WRITE(LogVisit, pairings::LogVisit)
  LINLI_READ(ListVisits, pairings::ListVisits)
  LINLI_READ(ShowPairingFrequency, pairings::ShowFrequency)
  LINLI_READ(ShowRota, pairings::ShowRota)
};

class MobilizationServiceImpl final : public v1::MobilizationService::CallbackService {
 public:
  LINLI_SERVICE(MobilizationServiceImpl, v1::MobilizationService, Deps)
  LINLI_WRITE(OpenMobilization, mobilizations::Open)
  LINLI_READ(GetMobilization, mobilizations::Get)
  LINLI_READ(ListMobilizations, OfKnown<&mobilizations::List>)
  LINLI_WRITE(CloseMobilization, mobilizations::Close)
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
  LINLI_READ(ListRosterApplications, OfKnown<&rosters::ListApplications>)
  LINLI_WRITE(CreateRosterPlan, rosters::Create)
  LINLI_READ(GetRosterPlan, rosters::Get)
  LINLI_READ(ListRosterPlans, OfKnown<&rosters::List>)
  LINLI_READ(ListRosterAssignments, rosters::ListAssignments)
  LINLI_WRITE(CancelRosterPlan, rosters::Cancel)
  LINLI_WRITE_ASKING(CommitRosterPlan, rosters::Ask, rosters::Commit)
};

}  // namespace

void AddServices(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<ActivityServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<EnrollmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<GroupEnrollmentServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<PaidDutyServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<ActivitySeriesServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<ProjectServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<BrandServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CampaignServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<CalendarNodeServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<NeedServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<PairingServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<MobilizationServiceImpl>(host.adapter(), deps));
  AddDutyServices(host, deps);
  host.Add(std::make_unique<RecommendationServiceImpl>(host.adapter(), deps));
  host.Add(std::make_unique<RosterServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::matching

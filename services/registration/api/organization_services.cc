// Registration's table of contents, organisations and those in them.
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/registration/v1/complaint_service.grpc.pb.h"
#include "linli/registration/v1/conduct_service.grpc.pb.h"
#include "linli/registration/v1/membership_service.grpc.pb.h"
#include "linli/registration/v1/membership_transfer_service.grpc.pb.h"
#include "linli/registration/v1/organization_care_service.grpc.pb.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/partner_system_service.grpc.pb.h"
#include "linli/registration/v1/staff_member_service.grpc.pb.h"
#include "linli/registration/v1/written_system_service.grpc.pb.h"
#include "services/registration/api/complaints.h"
#include "services/registration/api/conduct.h"
#include "services/registration/api/known_parent.h"
#include "services/registration/api/membership_transfers.h"
#include "services/registration/api/memberships.h"
#include "services/registration/api/organization_care.h"
#include "services/registration/api/organization_standing.h"
#include "services/registration/api/organizations.h"
#include "services/registration/api/partner_systems.h"
#include "services/registration/api/services.h"
#include "services/registration/api/staff_members.h"
#include "services/registration/api/written_systems.h"

namespace linli::registration {
namespace {

class OrganizationServiceImpl final : public v1::OrganizationService::CallbackService {
 public:
  LINLI_SERVICE(OrganizationServiceImpl, v1::OrganizationService, Deps)
  LINLI_WRITE_CHECKED(CreateOrganization, organizations::CheckCreate, organizations::Create)
  LINLI_WRITE(ApproveOrganization, organizations::Approve)
  LINLI_WRITE(RejectOrganization, organizations::Reject)
  LINLI_READ(GetOrganization, organizations::Get)
  LINLI_READ(ListOrganizations, OfKnown<&organizations::List>)
  LINLI_WRITE(UpdateOrganization, organizations::Update)
  LINLI_WRITE(SuspendOrganization, organizations::Suspend)
  LINLI_WRITE(ReinstateOrganization, organizations::Reinstate)
  LINLI_WRITE(DissolveOrganization, organizations::Dissolve)
  LINLI_WRITE(ReportOrganizationActivity, organizations::ReportActivity)
  LINLI_READ(ShowHostCoverage, organizations::ShowHostCoverage)
};

class WrittenSystemServiceImpl final : public v1::WrittenSystemService::CallbackService {
 public:
  LINLI_SERVICE(WrittenSystemServiceImpl, v1::WrittenSystemService, Deps)
  LINLI_WRITE(PublishWrittenSystem, written_systems::Publish)
  LINLI_READ(GetWrittenSystem, written_systems::Get)
  LINLI_READ(ListWrittenSystems, OfKnown<&written_systems::List>)
};

class OrganizationCareServiceImpl final : public v1::OrganizationCareService::CallbackService {
 public:
  LINLI_SERVICE(OrganizationCareServiceImpl, v1::OrganizationCareService, Deps)
  LINLI_WRITE(SeatMemberUnit, organization_care::Seat)
  LINLI_WRITE(UnseatMemberUnit, organization_care::Unseat)
  LINLI_READ(ListMemberUnits, OfKnown<&organization_care::ListUnits>)
  LINLI_WRITE(RecordCommitteeMeeting, organization_care::RecordMeeting)
  LINLI_READ(ListCommitteeMeetings, OfKnown<&organization_care::ListMeetings>)
  LINLI_READ(ListChecklists, organization_care::ListChecklists)
  LINLI_WRITE(RecordCompliance, organization_care::RecordCompliance)
  LINLI_READ(ListCompliance, OfKnown<&organization_care::ListCompliance>)
  LINLI_WRITE(RecordOnboardingStep, organization_care::RecordStep)
  LINLI_READ(ListOnboardingSteps, OfKnown<&organization_care::ListSteps>)
  LINLI_WRITE(RequestLogoPermission, organization_care::RequestLogo)
  LINLI_WRITE(DecideLogoPermission, organization_care::DecideLogo)
  LINLI_READ(ListLogoPermissions, OfKnown<&organization_care::ListLogos>)
};

class MembershipServiceImpl final : public v1::MembershipService::CallbackService {
 public:
  LINLI_SERVICE(MembershipServiceImpl, v1::MembershipService, Deps)
  LINLI_WRITE(JoinOrganization, memberships::Join)
  LINLI_WRITE(AcceptMembership, memberships::Accept)
  LINLI_WRITE(DeclineMembership, memberships::Decline)
  LINLI_WRITE(LeaveOrganization, memberships::Leave)
  LINLI_WRITE(SetMembershipRole, memberships::SetRole)
  LINLI_READ(ListMemberships, OfKnown<&memberships::List>)
  LINLI_READ(GetMembership, memberships::Get)
};

class MembershipTransferServiceImpl final : public v1::MembershipTransferService::CallbackService {
 public:
  LINLI_SERVICE(MembershipTransferServiceImpl, v1::MembershipTransferService, Deps)
  LINLI_WRITE(RequestMembershipTransfer, membership_transfers::Request)
  LINLI_WRITE(ReleaseMembershipTransfer, membership_transfers::Release)
  LINLI_WRITE(AcceptMembershipTransfer, membership_transfers::Accept)
  LINLI_WRITE(RefuseMembershipTransfer, membership_transfers::Refuse)
  LINLI_WRITE(CancelMembershipTransfer, membership_transfers::Cancel)
  LINLI_READ(GetMembershipTransfer, membership_transfers::Get)
  LINLI_READ(ListMembershipTransfers, OfKnown<&membership_transfers::List>)
};

class StaffMemberServiceImpl final : public v1::StaffMemberService::CallbackService {
 public:
  LINLI_SERVICE(StaffMemberServiceImpl, v1::StaffMemberService, Deps)
  LINLI_WRITE(AddStaffMember, staff_members::Add)
  LINLI_WRITE(EndStaffMember, staff_members::End)
  LINLI_READ(ListStaffMembers, OfKnown<&staff_members::List>)
};

class ConductServiceImpl final : public v1::ConductService::CallbackService {
 public:
  LINLI_SERVICE(ConductServiceImpl, v1::ConductService, Deps)
  LINLI_READ(ShowConductCode, conduct::ShowCode)
  LINLI_WRITE(AcceptConductCode, conduct::AcceptCode)
  LINLI_READ(ListConductAcceptances, OfKnown<&conduct::ListAcceptances>)
  LINLI_WRITE(OpenConductCase, conduct::Open)
  LINLI_WRITE(DecideConductCase, conduct::Decide)
  LINLI_WRITE(AppealConductCase, conduct::Appeal)
  LINLI_WRITE(DecideConductAppeal, conduct::DecideAppeal)
  LINLI_WRITE(LiftConductMeasure, conduct::Lift)
  LINLI_READ(GetConductCase, conduct::Get)
  LINLI_READ(ListConductCases, OfKnown<&conduct::List>)
};

class ComplaintServiceImpl final : public v1::ComplaintService::CallbackService {
 public:
  LINLI_SERVICE(ComplaintServiceImpl, v1::ComplaintService, Deps)
  LINLI_WRITE(FileComplaint, complaints::File)
  LINLI_WRITE(PassOnComplaint, complaints::PassOn)
  LINLI_WRITE(AnswerComplaint, complaints::Answer)
  LINLI_WRITE(ReferComplaint, complaints::Refer)
  LINLI_WRITE(WithdrawComplaint, complaints::Withdraw)
  LINLI_READ(GetComplaint, complaints::Get)
  LINLI_READ(ListComplaints, OfKnown<&complaints::List>)
};

class PartnerSystemServiceImpl final : public v1::PartnerSystemService::CallbackService {
 public:
  LINLI_SERVICE(PartnerSystemServiceImpl, v1::PartnerSystemService, Deps)
  LINLI_READ(ListPartnerSystems, partner_systems::List)
  LINLI_READ(ShowSystemCoverage, partner_systems::ShowCoverage)
};

}  // namespace

void AddOrganizationServices(rpc::Host& host, Deps& deps) {
  rpc::Adapter& adapter = host.adapter();
  host.Add(std::make_unique<OrganizationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<OrganizationCareServiceImpl>(adapter, deps));
  host.Add(std::make_unique<WrittenSystemServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MembershipServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MembershipTransferServiceImpl>(adapter, deps));
  host.Add(std::make_unique<StaffMemberServiceImpl>(adapter, deps));
  host.Add(std::make_unique<ConductServiceImpl>(adapter, deps));
  host.Add(std::make_unique<ComplaintServiceImpl>(adapter, deps));
  host.Add(std::make_unique<PartnerSystemServiceImpl>(adapter, deps));
}

}  // namespace linli::registration

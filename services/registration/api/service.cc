// The table of contents of registration.
#include "services/registration/api/service.h"

#include <cstdlib>
#include <random>

#include "common/attempts/attempts.h"
#include "common/client/channel.h"
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/notifier/v1/notifier_service.grpc.pb.h"
#include "linli/registration/v1/agreement_service.grpc.pb.h"
#include "linli/registration/v1/code_table_service.grpc.pb.h"
#include "linli/registration/v1/community_report_service.grpc.pb.h"
#include "linli/registration/v1/complaint_service.grpc.pb.h"
#include "linli/registration/v1/conduct_service.grpc.pb.h"
#include "linli/registration/v1/correction_service.grpc.pb.h"
#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "linli/registration/v1/delegation_service.grpc.pb.h"
#include "linli/registration/v1/file_entry_service.grpc.pb.h"
#include "linli/registration/v1/insurance_service.grpc.pb.h"
#include "linli/registration/v1/membership_service.grpc.pb.h"
#include "linli/registration/v1/membership_transfer_service.grpc.pb.h"
#include "linli/registration/v1/mutual_help_service.grpc.pb.h"
#include "linli/registration/v1/organization_care_service.grpc.pb.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/partner_system_service.grpc.pb.h"
#include "linli/registration/v1/qualification_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/staff_member_service.grpc.pb.h"
#include "linli/registration/v1/station_service.grpc.pb.h"
#include "linli/registration/v1/supply_service.grpc.pb.h"
#include "linli/registration/v1/training_service.grpc.pb.h"
#include "linli/registration/v1/vault_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_identity_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_merge_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "linli/verifier/v1/identity_verifier_service.grpc.pb.h"
#include "services/registration/api/agreements.h"
#include "services/registration/api/bootstrap.h"
#include "services/registration/api/code_tables.h"
#include "services/registration/api/community_reports.h"
#include "services/registration/api/complaints.h"
#include "services/registration/api/conduct.h"
#include "services/registration/api/corrections.h"
#include "services/registration/api/courses.h"
#include "services/registration/api/coverage.h"
#include "services/registration/api/delegations.h"
#include "services/registration/api/feedback.h"
#include "services/registration/api/file_entries.h"
#include "services/registration/api/funds.h"
#include "services/registration/api/gate_facts.h"
#include "services/registration/api/insurance_contracts.h"
#include "services/registration/api/insurance_products.h"
#include "services/registration/api/insured.h"
#include "services/registration/api/membership_transfers.h"
#include "services/registration/api/memberships.h"
#include "services/registration/api/mutual_help.h"
#include "services/registration/api/organization_care.h"
#include "services/registration/api/organization_standing.h"
#include "services/registration/api/organizations.h"
#include "services/registration/api/own_authority.h"
#include "services/registration/api/pairings.h"
#include "services/registration/api/partner_systems.h"
#include "services/registration/api/qualification_kinds.h"
#include "services/registration/api/qualifications.h"
#include "services/registration/api/regions.h"
#include "services/registration/api/signatures.h"
#include "services/registration/api/staff_members.h"
#include "services/registration/api/station_coverage.h"
#include "services/registration/api/stations.h"
#include "services/registration/api/stocks.h"
#include "services/registration/api/training_records.h"
#include "services/registration/api/training_sessions.h"
#include "services/registration/api/vault_keys.h"
#include "services/registration/api/volunteer_bulk.h"
#include "services/registration/api/volunteer_identity.h"
#include "services/registration/api/volunteer_life.h"
#include "services/registration/api/volunteer_merge.h"
#include "services/registration/api/volunteers.h"
#include "spdlog/spdlog.h"

namespace linli::registration {
namespace {

class RegionServiceImpl final : public v1::RegionService::CallbackService {
 public:
  LINLI_SERVICE(RegionServiceImpl, v1::RegionService, Deps)
  LINLI_READ(GetRegion, regions::Get)
  LINLI_READ(ListRegions, regions::List)
  LINLI_WRITE(BatchCreateRegions, regions::BatchCreate)
};

class OrganizationServiceImpl final : public v1::OrganizationService::CallbackService {
 public:
  LINLI_SERVICE(OrganizationServiceImpl, v1::OrganizationService, Deps)
  LINLI_WRITE(CreateOrganization, organizations::Create)
  LINLI_WRITE(ApproveOrganization, organizations::Approve)
  LINLI_WRITE(RejectOrganization, organizations::Reject)
  LINLI_READ(GetOrganization, organizations::Get)
  LINLI_READ(ListOrganizations, organizations::List)
  LINLI_WRITE(UpdateOrganization, organizations::Update)
  LINLI_WRITE(SuspendOrganization, organizations::Suspend)
  LINLI_WRITE(ReinstateOrganization, organizations::Reinstate)
  LINLI_WRITE(DissolveOrganization, organizations::Dissolve)
  LINLI_WRITE(ReportOrganizationActivity, organizations::ReportActivity)
  LINLI_READ(ShowHostCoverage, organizations::ShowHostCoverage)
};

class VolunteerServiceImpl final : public v1::VolunteerService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerServiceImpl, v1::VolunteerService, Deps)
  LINLI_WRITE(RegisterVolunteer, volunteers::Register)
  LINLI_READ_CACHED(GetVolunteer, volunteers::Get)
  LINLI_READ(BatchGetVolunteers, volunteers::BatchGet)
  LINLI_READ(ListVolunteers, volunteers::List)
  LINLI_WRITE(UpdateVolunteer, volunteers::Update)
};

class VolunteerBulkServiceImpl final : public v1::VolunteerBulkService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerBulkServiceImpl, v1::VolunteerBulkService, Deps)
  LINLI_PARTS_ASKING(ImportVolunteers, volunteer_bulk::Enter, volunteer_bulk::Import)
  LINLI_READ(GetVolunteerImport, volunteer_bulk::GetImport)
  LINLI_PAGES(ExportVolunteers, volunteer_bulk::Export)
};

class MembershipServiceImpl final : public v1::MembershipService::CallbackService {
 public:
  LINLI_SERVICE(MembershipServiceImpl, v1::MembershipService, Deps)
  LINLI_WRITE(JoinOrganization, memberships::Join)
  LINLI_WRITE(AcceptMembership, memberships::Accept)
  LINLI_WRITE(DeclineMembership, memberships::Decline)
  LINLI_WRITE(LeaveOrganization, memberships::Leave)
  LINLI_WRITE(SetMembershipRole, memberships::SetRole)
  LINLI_READ(ListMemberships, memberships::List)
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
  LINLI_READ(ListMembershipTransfers, membership_transfers::List)
};

class CommunityReportServiceImpl final : public v1::CommunityReportService::CallbackService {
 public:
  LINLI_SERVICE(CommunityReportServiceImpl, v1::CommunityReportService, Deps)
  LINLI_WRITE(ReportToCommunity, community_reports::Report)
  LINLI_WRITE(EndCommunityReport, community_reports::End)
  LINLI_READ(ListCommunityReports, community_reports::List)
  LINLI_READ(ShowCommunityReporting, community_reports::Show)
};

class ConductServiceImpl final : public v1::ConductService::CallbackService {
 public:
  LINLI_SERVICE(ConductServiceImpl, v1::ConductService, Deps)
  LINLI_READ(ShowConductCode, conduct::ShowCode)
  LINLI_WRITE(AcceptConductCode, conduct::AcceptCode)
  LINLI_READ(ListConductAcceptances, conduct::ListAcceptances)
  LINLI_WRITE(OpenConductCase, conduct::Open)
  LINLI_WRITE(DecideConductCase, conduct::Decide)
  LINLI_WRITE(AppealConductCase, conduct::Appeal)
  LINLI_WRITE(DecideConductAppeal, conduct::DecideAppeal)
  LINLI_WRITE(LiftConductMeasure, conduct::Lift)
  LINLI_READ(GetConductCase, conduct::Get)
  LINLI_READ(ListConductCases, conduct::List)
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
  LINLI_READ(ListComplaints, complaints::List)
};

class OrganizationCareServiceImpl final : public v1::OrganizationCareService::CallbackService {
 public:
  LINLI_SERVICE(OrganizationCareServiceImpl, v1::OrganizationCareService, Deps)
  LINLI_WRITE(SeatMemberUnit, organization_care::Seat)
  LINLI_WRITE(UnseatMemberUnit, organization_care::Unseat)
  LINLI_READ(ListMemberUnits, organization_care::ListUnits)
  LINLI_WRITE(RecordCommitteeMeeting, organization_care::RecordMeeting)
  LINLI_READ(ListCommitteeMeetings, organization_care::ListMeetings)
  LINLI_READ(ListChecklists, organization_care::ListChecklists)
  LINLI_WRITE(RecordCompliance, organization_care::RecordCompliance)
  LINLI_READ(ListCompliance, organization_care::ListCompliance)
  LINLI_WRITE(RecordOnboardingStep, organization_care::RecordStep)
  LINLI_READ(ListOnboardingSteps, organization_care::ListSteps)
  LINLI_WRITE(RequestLogoPermission, organization_care::RequestLogo)
  LINLI_WRITE(DecideLogoPermission, organization_care::DecideLogo)
  LINLI_READ(ListLogoPermissions, organization_care::ListLogos)
};

class StaffMemberServiceImpl final : public v1::StaffMemberService::CallbackService {
 public:
  LINLI_SERVICE(StaffMemberServiceImpl, v1::StaffMemberService, Deps)
  LINLI_WRITE(AddStaffMember, staff_members::Add)
  LINLI_WRITE(EndStaffMember, staff_members::End)
  LINLI_READ(ListStaffMembers, staff_members::List)
};

class DelegationServiceImpl final : public v1::DelegationService::CallbackService {
 public:
  LINLI_SERVICE(DelegationServiceImpl, v1::DelegationService, Deps)
  LINLI_WRITE(GrantDelegation, delegations::Grant)
  LINLI_WRITE(RevokeDelegation, delegations::Revoke)
  LINLI_READ(GetDelegation, delegations::Get)
  LINLI_READ(ListDelegations, delegations::List)
  LINLI_READ(ListReach, delegations::ListReach)
};

class PartnerSystemServiceImpl final : public v1::PartnerSystemService::CallbackService {
 public:
  LINLI_SERVICE(PartnerSystemServiceImpl, v1::PartnerSystemService, Deps)
  LINLI_READ(ListPartnerSystems, partner_systems::List)
};

class TrainingServiceImpl final : public v1::TrainingService::CallbackService {
 public:
  LINLI_SERVICE(TrainingServiceImpl, v1::TrainingService, Deps)
  LINLI_WRITE(CreateCourse, courses::Create)
  LINLI_WRITE(UpdateCourse, courses::Update)
  LINLI_WRITE(RetireCourse, courses::Retire)
  LINLI_READ(GetCourse, courses::Get)
  LINLI_READ(ListCourses, courses::List)
  LINLI_WRITE(ScheduleTrainingSession, training_sessions::Schedule)
  LINLI_WRITE(CancelTrainingSession, training_sessions::Cancel)
  LINLI_READ(GetTrainingSession, training_sessions::Get)
  LINLI_READ(ListTrainingSessions, training_sessions::List)
  LINLI_WRITE(EnrollInTraining, training_records::Enroll)
  LINLI_WRITE(CancelTraining, training_records::Cancel)
  LINLI_WRITE(RecordTrainingResults, training_sessions::RecordResults)
  LINLI_WRITE(ClaimStudy, training_records::Claim)
  LINLI_WRITE(ConfirmStudy, training_records::Confirm)
  LINLI_WRITE(RejectStudy, training_records::Reject)
  LINLI_READ(GetTrainingRecord, training_records::Get)
  LINLI_READ(ListTrainingRecords, training_records::List)
};

class QualificationServiceImpl final : public v1::QualificationService::CallbackService {
 public:
  LINLI_SERVICE(QualificationServiceImpl, v1::QualificationService, Deps)
  LINLI_WRITE(CreateQualificationKind, qualification_kinds::Create)
  LINLI_WRITE(UpdateQualificationKind, qualification_kinds::Update)
  LINLI_WRITE(RetireQualificationKind, qualification_kinds::Retire)
  LINLI_READ(GetQualificationKind, qualification_kinds::Get)
  LINLI_READ(ListQualificationKinds, qualification_kinds::List)
  LINLI_WRITE(GrantQualification, qualifications::Grant)
  LINLI_WRITE(RevokeQualification, qualifications::Revoke)
  LINLI_READ(GetQualification, qualifications::Get)
  LINLI_READ(ListQualifications, qualifications::List)
  LINLI_READ_CACHED(GetGateFacts, gate_facts::Get)
};

class AgreementServiceImpl final : public v1::AgreementService::CallbackService {
 public:
  LINLI_SERVICE(AgreementServiceImpl, v1::AgreementService, Deps)
  LINLI_WRITE(PublishAgreement, agreements::Publish)
  LINLI_WRITE(ReviseAgreement, agreements::Revise)
  LINLI_READ(GetAgreement, agreements::Get)
  LINLI_READ(ListAgreements, agreements::List)
  LINLI_WRITE(SignAgreement, signatures::Sign)
  LINLI_WRITE(CoSignAgreement, signatures::CoSign)
  LINLI_WRITE(WithdrawSignature, signatures::Withdraw)
  LINLI_READ(GetSignature, signatures::Get)
  LINLI_READ(ListSignatures, signatures::List)
};

class InsuranceServiceImpl final : public v1::InsuranceService::CallbackService {
 public:
  LINLI_SERVICE(InsuranceServiceImpl, v1::InsuranceService, Deps)
  LINLI_WRITE(CreateInsuranceProduct, insurance_products::Create)
  LINLI_READ(GetInsuranceProduct, insurance_products::Get)
  LINLI_READ(ListInsuranceProducts, insurance_products::List)
  LINLI_WRITE(RecordInsuranceContract, insurance_contracts::Record)
  LINLI_WRITE(CancelInsuranceContract, insurance_contracts::Cancel)
  LINLI_READ(GetInsuranceContract, insurance_contracts::Get)
  LINLI_READ(ListInsuranceContracts, insurance_contracts::List)
  LINLI_WRITE(AddInsured, insured::Add)
  LINLI_WRITE(EndInsured, insured::End)
  LINLI_READ(ListInsuredEntries, insured::List)
  LINLI_READ(VerifyInsured, insured::Verify)
};

class StationServiceImpl final : public v1::StationService::CallbackService {
 public:
  LINLI_SERVICE(StationServiceImpl, v1::StationService, Deps)
  LINLI_WRITE(CreateStation, stations::Create)
  LINLI_WRITE(UpdateStation, stations::Update)
  LINLI_WRITE(OpenStation, stations::Open)
  LINLI_WRITE(SuspendStation, stations::Suspend)
  LINLI_WRITE(CloseStation, stations::Close)
  LINLI_READ(GetStation, stations::Get)
  LINLI_READ(ListStations, stations::List)
  LINLI_READ(SearchStations, stations::Search)
  LINLI_WRITE(PairUnit, pairings::Pair)
  LINLI_WRITE(EndPairing, pairings::End)
  LINLI_READ(ListPairings, pairings::List)
  LINLI_READ(GetStationCoverage, station_coverage::Get)
  LINLI_READ(ListStreetCoverages, station_coverage::ListStreets)
  LINLI_WRITE(SubmitFeedback, feedback::Submit)
  LINLI_WRITE(AnswerFeedback, feedback::Answer)
  LINLI_READ(GetFeedback, feedback::Get)
  LINLI_READ(ListFeedback, feedback::List)
};

class SupplyServiceImpl final : public v1::SupplyService::CallbackService {
 public:
  LINLI_SERVICE(SupplyServiceImpl, v1::SupplyService, Deps)
  LINLI_WRITE(CreateStock, stocks::Create)
  LINLI_READ(GetStock, stocks::Get)
  LINLI_READ(ListStocks, stocks::List)
  LINLI_WRITE(MoveStock, stocks::Move)
  LINLI_READ(ListStockMovements, stocks::ListMovements)
  LINLI_READ(ListStockHoldings, stocks::ListHoldings)
  LINLI_WRITE(CreateFund, funds::Create)
  LINLI_READ(GetFund, funds::Get)
  LINLI_READ(ListFunds, funds::List)
  LINLI_WRITE(PostFundEntry, funds::Post)
  LINLI_READ(ListFundEntries, funds::ListEntries)
};

class MutualHelpServiceImpl final : public v1::MutualHelpService::CallbackService {
 public:
  LINLI_SERVICE(MutualHelpServiceImpl, v1::MutualHelpService, Deps)
  LINLI_WRITE(CreateMutualHelpGroup, mutual_help::Create)
  LINLI_WRITE(UpdateMutualHelpGroup, mutual_help::Update)
  LINLI_WRITE(DissolveMutualHelpGroup, mutual_help::Dissolve)
  LINLI_READ(GetMutualHelpGroup, mutual_help::Get)
  LINLI_READ(ListMutualHelpGroups, mutual_help::List)
  LINLI_WRITE(JoinMutualHelpGroup, mutual_help::Join)
  LINLI_WRITE(LeaveMutualHelpGroup, mutual_help::Leave)
  LINLI_READ(ListMutualHelpMembers, mutual_help::ListMembers)
};

class VolunteerLifeServiceImpl final : public v1::VolunteerLifeService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerLifeServiceImpl, v1::VolunteerLifeService, Deps)
  LINLI_WRITE(SuspendVolunteer, volunteer_life::Suspend)
  LINLI_WRITE(ReinstateVolunteer, volunteer_life::Reinstate)
  LINLI_WRITE(WithdrawVolunteer, volunteer_life::Withdraw)
  LINLI_WRITE(RecordDeath, volunteer_life::RecordDeath)
  LINLI_WRITE(EraseVolunteer, volunteer_life::Erase)
  LINLI_READ(ListVolunteerChanges, volunteer_life::ListChanges)
  LINLI_READ(ShowContact, volunteer_life::ShowContact)
  LINLI_READ(ListDisclosures, volunteer_life::ListDisclosures)
};

class VolunteerIdentityServiceImpl final : public v1::VolunteerIdentityService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerIdentityServiceImpl, v1::VolunteerIdentityService, Deps)
  LINLI_READ_CACHED_AS(LookupVolunteer, volunteer_identity::KeyOfLookup, volunteer_identity::Lookup)
  LINLI_WRITE(AddVolunteerDocument, volunteer_identity::AddDocument)
  LINLI_READ(ListVolunteerDocuments, volunteer_identity::ListDocuments)
  LINLI_WRITE_ASKING(VerifyRealName, volunteer_identity::AskVerifier,
                     volunteer_identity::VerifyRealName)
  LINLI_WRITE(BeginClaim, volunteer_identity::BeginClaim)
  LINLI_WRITE_ASKING(CompleteClaim, volunteer_identity::TryCode, volunteer_identity::CompleteClaim)
};

class VolunteerMergeServiceImpl final : public v1::VolunteerMergeService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerMergeServiceImpl, v1::VolunteerMergeService, Deps)
  LINLI_READ(SearchDuplicates, volunteer_merge::SearchDuplicates)
  LINLI_WRITE(ProposeMerge, volunteer_merge::Propose)
  LINLI_WRITE(ApproveMerge, volunteer_merge::Approve)
  LINLI_WRITE(RejectMerge, volunteer_merge::Reject)
  LINLI_READ(ListMerges, volunteer_merge::List)
};

class CorrectionServiceImpl final : public v1::CorrectionService::CallbackService {
 public:
  LINLI_SERVICE(CorrectionServiceImpl, v1::CorrectionService, Deps)
  LINLI_WRITE(RequestCorrection, corrections::Request)
  LINLI_WRITE(AcceptCorrection, corrections::Accept)
  LINLI_WRITE(DeclineCorrection, corrections::Decline)
  LINLI_READ(ListCorrections, corrections::List)
};

class FileEntryServiceImpl final : public v1::FileEntryService::CallbackService {
 public:
  LINLI_SERVICE(FileEntryServiceImpl, v1::FileEntryService, Deps)
  LINLI_WRITE(RecordFileEntry, file_entries::Record)
  LINLI_WRITE(VerifyFileEntry, file_entries::Verify)
  LINLI_WRITE(RejectFileEntry, file_entries::Reject)
  LINLI_READ(ListFileEntries, file_entries::List)
};

class CodeTableServiceImpl final : public v1::CodeTableService::CallbackService {
 public:
  LINLI_SERVICE(CodeTableServiceImpl, v1::CodeTableService, Deps)
  LINLI_READ(ListCodes, code_tables::List)
  LINLI_WRITE(BatchCreateCodes, code_tables::BatchCreate)
};

class CoverageServiceImpl final : public v1::CoverageService::CallbackService {
 public:
  LINLI_SERVICE(CoverageServiceImpl, v1::CoverageService, Deps)
  LINLI_READ(GetCoverage, coverage::Get)
  LINLI_WRITE(CreateDenominator, coverage::CreateDenominator)
  LINLI_READ(ListDenominators, coverage::ListDenominators)
};

class VaultServiceImpl final : public v1::VaultService::CallbackService {
 public:
  LINLI_SERVICE(VaultServiceImpl, v1::VaultService, Deps)
  LINLI_WRITE(RotateVaultKeys, vault_keys::Rotate)
};

// Without its keys or its first authority the service must not start.
template <typename T>
T OrEnd(absl::StatusOr<T> value, const char* what) {
  if (value.ok()) return *std::move(value);
  spdlog::critical("{}: {}", what, std::string(value.status().message()));
  std::exit(2);
}

store::Vault OpenVault(const std::string& keys) {
  secret::KeyRing ring = OrEnd(secret::KeyRing::Load(keys + "/vault.keys"), "vault.keys");
  secret::DataKey index = OrEnd(secret::LoadKey(keys + "/index.key"), "index.key");
  return {std::move(ring), secret::BlindIndex(std::move(index))};
}

// From the system's source: a number that can be foreseen counts people.
uint32_t DrawBelow(uint32_t end) {
  static thread_local std::random_device source;
  return std::uniform_int_distribution<uint32_t>(0, end - 1)(source);
}

using Verifier = verifier::v1::IdentityVerifierService;
using Notifier = notifier::v1::NotifierService;

std::string Own(rpc::Host& host, const std::string& flag) {
  const auto found = host.options().own.find(flag);
  return found == host.options().own.end() ? "" : found->second;
}

// What lives as long as the services.
struct Furniture {
  explicit Furniture(rpc::Host& host)
      : vault(OpenVault(host.options().keys)),
        delegations(host.database(), host.clock()),
        scopes(host.database()) {
    PlugIn(host);
  }

  // What the city has of its own: a verifier of identities, a message gateway.
  void PlugIn(rpc::Host& host) {
    if (const std::string at = Own(host, "verifier"); !at.empty()) {
      verifier = std::make_unique<client::Channel>("verifier", at, host.options().service_token);
      deps.verify = [this, stub = std::shared_ptr(Verifier::NewStub(verifier->grpc()))](
                        const client::Context& context, const auto& request) {
        return verifier->Call(*stub, &Verifier::Stub::VerifyIdentity, context, request);
      };
    }
    if (const std::string at = Own(host, "notifier"); !at.empty()) {
      notifier = std::make_unique<client::Channel>("notifier", at, host.options().service_token);
      deps.send_code = [this, stub = std::shared_ptr(Notifier::NewStub(notifier->grpc()))](
                           const client::Context& context, const auto& request) {
        return notifier->Call(*stub, &Notifier::Stub::SendCode, context, request).status();
      };
    }
  }

  const store::Vault vault;
  Deps deps{vault, DrawBelow};
  std::unique_ptr<client::Channel> verifier, notifier;
  OwnDelegations delegations;
  OwnScopes scopes;
};

}  // namespace

std::shared_ptr<Deps> Furnish(rpc::Host& host) {
  const auto make_sure = [&host, first = Own(host, "bootstrap-administrator")] {
    return MakeSureOfAuthority(host.database(), first, host.clock().Now());
  };
  const absl::Status sure = make_sure();
  // It may start before its database does; then this is done as soon as it can be.
  if (absl::IsUnavailable(sure)) {
    host.Repeat("first authority", absl::Seconds(1), [make_sure, done = false]() mutable {
      const absl::Status now = done ? absl::OkStatus() : make_sure();
      done = now.ok();
      return now;
    });
  } else if (!sure.ok()) {
    OrEnd<int>(sure, "first authority");
  }
  auto furniture = std::make_shared<Furniture>(host);
  host.Authorize(furniture->delegations, furniture->scopes);
  rpc::Adapter& adapter = host.adapter();
  Deps& deps = furniture->deps;
  deps.database = &host.database();
  deps.answers = &host.answers();
  host.Add(std::make_unique<RegionServiceImpl>(adapter, deps));
  host.Add(std::make_unique<OrganizationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerBulkServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerLifeServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerIdentityServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerMergeServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CorrectionServiceImpl>(adapter, deps));
  host.Add(std::make_unique<FileEntryServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CodeTableServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CoverageServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VaultServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MembershipServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MembershipTransferServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CommunityReportServiceImpl>(adapter, deps));
  host.Add(std::make_unique<StaffMemberServiceImpl>(adapter, deps));
  host.Add(std::make_unique<OrganizationCareServiceImpl>(adapter, deps));
  host.Add(std::make_unique<ConductServiceImpl>(adapter, deps));
  host.Add(std::make_unique<ComplaintServiceImpl>(adapter, deps));
  host.Add(std::make_unique<DelegationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<PartnerSystemServiceImpl>(adapter, deps));
  host.Add(std::make_unique<TrainingServiceImpl>(adapter, deps));
  host.Add(std::make_unique<QualificationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<AgreementServiceImpl>(adapter, deps));
  host.Add(std::make_unique<InsuranceServiceImpl>(adapter, deps));
  host.Add(std::make_unique<StationServiceImpl>(adapter, deps));
  host.Add(std::make_unique<SupplyServiceImpl>(adapter, deps));
  host.Add(std::make_unique<MutualHelpServiceImpl>(adapter, deps));
  host.Repeat("forget wrong tries", absl::Minutes(10), [&host] {
    return attempts::Purge(host.database(), host.clock().Now(), absl::Now() + absl::Minutes(1));
  });
  return {furniture, &deps};
}

}  // namespace linli::registration

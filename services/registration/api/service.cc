// The table of contents of registration.
#include "services/registration/api/service.h"

#include <cstdlib>
#include <random>

#include "common/client/channel.h"
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/notifier/v1/notifier_service.grpc.pb.h"
#include "linli/registration/v1/code_table_service.grpc.pb.h"
#include "linli/registration/v1/correction_service.grpc.pb.h"
#include "linli/registration/v1/coverage_service.grpc.pb.h"
#include "linli/registration/v1/delegation_service.grpc.pb.h"
#include "linli/registration/v1/file_entry_service.grpc.pb.h"
#include "linli/registration/v1/membership_service.grpc.pb.h"
#include "linli/registration/v1/organization_service.grpc.pb.h"
#include "linli/registration/v1/region_service.grpc.pb.h"
#include "linli/registration/v1/vault_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_identity_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_merge_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "linli/verifier/v1/identity_verifier_service.grpc.pb.h"
#include "services/registration/api/bootstrap.h"
#include "services/registration/api/code_tables.h"
#include "services/registration/api/corrections.h"
#include "services/registration/api/coverage.h"
#include "services/registration/api/delegations.h"
#include "services/registration/api/file_entries.h"
#include "services/registration/api/memberships.h"
#include "services/registration/api/organizations.h"
#include "services/registration/api/own_authority.h"
#include "services/registration/api/regions.h"
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
  LINLI_READ(ListMemberships, memberships::List)
  LINLI_READ(GetMembership, memberships::Get)
};

class DelegationServiceImpl final : public v1::DelegationService::CallbackService {
 public:
  LINLI_SERVICE(DelegationServiceImpl, v1::DelegationService, Deps)
  LINLI_WRITE(GrantDelegation, delegations::Grant)
  LINLI_WRITE(RevokeDelegation, delegations::Revoke)
  LINLI_READ(GetDelegation, delegations::Get)
  LINLI_READ(ListDelegations, delegations::List)
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
  const absl::Status sure = MakeSureOfAuthority(
      host.database(), Own(host, "bootstrap-administrator"), host.clock().Now());
  if (!sure.ok()) OrEnd<int>(sure, "first authority");
  auto furniture = std::make_shared<Furniture>(host);
  host.Authorize(furniture->delegations, furniture->scopes);
  rpc::Adapter& adapter = host.adapter();
  Deps& deps = furniture->deps;
  deps.database = &host.database();
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
  host.Add(std::make_unique<DelegationServiceImpl>(adapter, deps));
  return {furniture, &deps};
}

}  // namespace linli::registration

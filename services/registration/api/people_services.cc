// Registration's table of contents, people: volunteers and their files.
#include "common/rpc/bind.h"
#include "common/rpc/host.h"
#include "linli/registration/v1/correction_service.grpc.pb.h"
#include "linli/registration/v1/file_entry_service.grpc.pb.h"
#include "linli/registration/v1/national_registry_service.grpc.pb.h"
#include "linli/registration/v1/vault_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_bulk_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_identity_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_life_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_merge_service.grpc.pb.h"
#include "linli/registration/v1/volunteer_service.grpc.pb.h"
#include "services/registration/api/corrections.h"
#include "services/registration/api/file_entries.h"
#include "services/registration/api/known_parent.h"
#include "services/registration/api/national_registry.h"
#include "services/registration/api/services.h"
#include "services/registration/api/vault_keys.h"
#include "services/registration/api/volunteer_bulk.h"
#include "services/registration/api/volunteer_identity.h"
#include "services/registration/api/volunteer_life.h"
#include "services/registration/api/volunteer_merge.h"
#include "services/registration/api/volunteers.h"

namespace linli::registration {
namespace {

class VolunteerServiceImpl final : public v1::VolunteerService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerServiceImpl, v1::VolunteerService, Deps)
  LINLI_WRITE_CHECKED(RegisterVolunteer, volunteers::CheckRegister, volunteers::Register)
  LINLI_READ_CACHED(GetVolunteer, volunteers::Get)
  LINLI_READ(BatchGetVolunteers, volunteers::BatchGet)
  LINLI_READ(ListVolunteers, OfKnown<&volunteers::List>)
  LINLI_WRITE_GATHERED_CHECKED(UpdateVolunteer, volunteers::CheckUpdate, volunteers::UpdateAll)
};

class VolunteerBulkServiceImpl final : public v1::VolunteerBulkService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerBulkServiceImpl, v1::VolunteerBulkService, Deps)
  LINLI_PARTS_ASKING(ImportVolunteers, volunteer_bulk::Enter, volunteer_bulk::Import)
  LINLI_READ(GetVolunteerImport, volunteer_bulk::GetImport)
  LINLI_PAGES(ExportVolunteers, OfKnown<&volunteer_bulk::Export>)
};

class VolunteerLifeServiceImpl final : public v1::VolunteerLifeService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerLifeServiceImpl, v1::VolunteerLifeService, Deps)
  LINLI_WRITE(SuspendVolunteer, volunteer_life::Suspend)
  LINLI_WRITE(ReinstateVolunteer, volunteer_life::Reinstate)
  LINLI_WRITE(WithdrawVolunteer, volunteer_life::Withdraw)
  LINLI_WRITE(RecordDeath, volunteer_life::RecordDeath)
  LINLI_WRITE(EraseVolunteer, volunteer_life::Erase)
  LINLI_READ(ListVolunteerChanges, OfKnown<&volunteer_life::ListChanges>)
  LINLI_READ(ShowContact, volunteer_life::ShowContact)
  LINLI_READ(ListDisclosures, OfKnown<&volunteer_life::ListDisclosures>)
};

class VolunteerIdentityServiceImpl final : public v1::VolunteerIdentityService::CallbackService {
 public:
  LINLI_SERVICE(VolunteerIdentityServiceImpl, v1::VolunteerIdentityService, Deps)
  LINLI_READ_CACHED_AS(LookupVolunteer, volunteer_identity::KeyOfLookup, volunteer_identity::Lookup)
  LINLI_WRITE(AddVolunteerDocument, volunteer_identity::AddDocument)
  LINLI_READ(ListVolunteerDocuments, OfKnown<&volunteer_identity::ListDocuments>)
  LINLI_WRITE_ASKING(VerifyRealName, volunteer_identity::AskVerifier,
                     volunteer_identity::VerifyRealName)
  LINLI_WRITE(BeginClaim, volunteer_identity::BeginClaim)
  LINLI_WRITE_ASKING(CompleteClaim, volunteer_identity::TryCode, volunteer_identity::CompleteClaim)
};

class NationalRegistryServiceImpl final : public v1::NationalRegistryService::CallbackService {
 public:
  LINLI_SERVICE(NationalRegistryServiceImpl, v1::NationalRegistryService, Deps)
  LINLI_WRITE(ReconcileVolunteers, national_registry::Reconcile)
  LINLI_READ(GetNationalRegistration, national_registry::Get)
  LINLI_READ(ListUnreconciledVolunteers, OfKnown<&national_registry::ListUnreconciled>)
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
  LINLI_READ(ListCorrections, OfKnown<&corrections::List>)
};

class FileEntryServiceImpl final : public v1::FileEntryService::CallbackService {
 public:
  LINLI_SERVICE(FileEntryServiceImpl, v1::FileEntryService, Deps)
  LINLI_WRITE(RecordFileEntry, file_entries::Record)
  LINLI_WRITE(VerifyFileEntry, file_entries::Verify)
  LINLI_WRITE(RejectFileEntry, file_entries::Reject)
  LINLI_READ(ListFileEntries, OfKnown<&file_entries::List>)
};

class VaultServiceImpl final : public v1::VaultService::CallbackService {
 public:
  LINLI_SERVICE(VaultServiceImpl, v1::VaultService, Deps)
  LINLI_WRITE(RotateVaultKeys, vault_keys::Rotate)
};

}  // namespace

void AddPeopleServices(rpc::Host& host, Deps& deps) {
  rpc::Adapter& adapter = host.adapter();
  host.Add(std::make_unique<VolunteerServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerBulkServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerLifeServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerIdentityServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VolunteerMergeServiceImpl>(adapter, deps));
  host.Add(std::make_unique<NationalRegistryServiceImpl>(adapter, deps));
  host.Add(std::make_unique<CorrectionServiceImpl>(adapter, deps));
  host.Add(std::make_unique<FileEntryServiceImpl>(adapter, deps));
  host.Add(std::make_unique<VaultServiceImpl>(adapter, deps));
}

}  // namespace linli::registration

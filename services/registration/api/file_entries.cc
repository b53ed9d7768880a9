#include "services/registration/api/file_entries.h"

#include "common/ids/new_id.h"
#include "common/mask/output_only.h"
#include "common/time/proto_time.h"
#include "services/registration/api/pages.h"
#include "services/registration/domain/file_entry_rule.h"
#include "services/registration/domain/names.h"
#include "services/registration/domain/volunteer_life.h"
#include "services/registration/storage/entry_store.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::file_entries {
namespace {

absl::StatusOr<v1::FileEntry> Decide(rpc::WriteCall& call, const std::string& name,
                                     v1::FileEntryState state, const std::string& reason) {
  ASSIGN_OR_RETURN(const auto parsed, domain::FileEntryName::Parse(name));
  ASSIGN_OR_RETURN(v1::FileEntry entry,
                   store::LockFileEntry(call.tx(), parsed.id(0), parsed.id(1)));
  RETURN_IF_ERROR(domain::CheckVerifier(entry, domain::VolunteerName(parsed.id(0)).ToString(),
                                        call.caller().subject));
  entry.set_state(state);
  entry.set_verifier(call.caller().subject);
  *entry.mutable_verify_time() = time::ToProto(call.now());
  entry.set_rejection_reason(reason);
  store::SaveVerdict(call.tx(), entry);
  return entry;
}

}  // namespace

absl::StatusOr<v1::FileEntry> Record(Deps& deps, rpc::WriteCall& call,
                                     const v1::RecordFileEntryRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  v1::FileEntry entry = request.entry();
  mask::ClearOutputOnly(&entry);
  Violations violations;
  domain::CheckFileEntry(entry, call.caller().Is(request.parent()), call.now(), violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const store::OpenFile file,
                   store::LockVolunteer(call.tx(), deps.vault, name.id()));
  RETURN_IF_ERROR(domain::CheckLife(domain::LifeVerb::kChange, file.volunteer));
  entry.set_name(domain::FileEntryName(name.id(), ids::NewId()).ToString());
  entry.set_state(v1::ENTRY_RECORDED);
  entry.set_entered_by(call.caller().subject);
  *entry.mutable_create_time() = time::ToProto(call.now());
  store::AddFileEntry(call.tx(), entry);
  return entry;
}

absl::StatusOr<v1::FileEntry> Verify(Deps&, rpc::WriteCall& call,
                                     const v1::VerifyFileEntryRequest& request) {
  return Decide(call, request.name(), v1::ENTRY_VERIFIED, "");
}

absl::StatusOr<v1::FileEntry> Reject(Deps&, rpc::WriteCall& call,
                                     const v1::RejectFileEntryRequest& request) {
  return Decide(call, request.name(), v1::ENTRY_REJECTED, request.reason());
}

absl::StatusOr<v1::ListFileEntriesResponse> List(Deps&, rpc::ReadCall& call,
                                                 const v1::ListFileEntriesRequest& request) {
  ASSIGN_OR_RETURN(const auto name, domain::VolunteerName::Parse(request.parent()));
  ASSIGN_OR_RETURN(const paging::Page page, paging::PageOf(request, 1));
  v1::ListFileEntriesResponse response;
  response.set_next_page_token(FillPage(
      request, page,
      store::ListFileEntries(call.tx(), name.id(), request.block(), Only(page.after),
                             page.size + 1),
      response.mutable_entries(),
      [](const v1::FileEntry& last) { return std::vector<std::string>{IdIn(last.name())}; }));
  return response;
}

}  // namespace linli::registration::file_entries

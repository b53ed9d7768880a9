#include "services/hours/api/record_transfers.h"

#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "openssl/sha.h"
#include "services/hours/api/window.h"
#include "services/hours/domain/names.h"
#include "services/hours/domain/record_interval.h"
#include "services/hours/domain/transfer_document.h"
#include "services/hours/storage/record_store.h"

namespace linli::hours::record_transfers {
namespace {

using domain::TransferKeyName;

constexpr char kCurrent[] = "current";
// Enough of a digest to name an import.
constexpr size_t kDigestInName = 40;

std::string DigestOf(const std::string& bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::BytesToHexString({reinterpret_cast<const char*>(digest), sizeof(digest)});
}

absl::Status Wrong(std::string_view field) {
  Violations violations;
  violations.Add(field, Reason::FIELD_UNKNOWN_VALUE);
  return violations.ToStatus();
}

// What a document says, if the signature of another platform that we believe holds for exactly
// these bytes.
absl::StatusOr<v1::TransferDocument> Open(const secret::SigningKeys& keys,
                                          const v1::ImportTransferRequest& request) {
  const v1::SignedTransfer& paper = request.signed_transfer();
  ASSIGN_OR_RETURN(const TransferKeyName key, TransferKeyName::Parse(paper.transfer_key()));
  if (!keys.Knows(key.id())) return Refuse(Reason::VERIFICATION_KEY_UNKNOWN);
  v1::TransferDocument document;
  if (!keys.Verifies(key.id(), paper.document(), paper.signature()) ||
      !document.ParseFromString(paper.document()) || document.format() != domain::kTransferFormat) {
    return Refuse(Reason::CERTIFICATE_FORGED);
  }
  // What is from here is on record here.
  if (key.id() == keys.current()) return Wrong("signed_transfer.transfer_key");
  if (document.volunteer() != request.volunteer()) return Wrong("signed_transfer.document");
  return document;
}

}  // namespace

absl::StatusOr<Outgoing> AskExport(Deps& deps, const rpc::Call& call,
                                   const v1::ExportRecordsRequest& request) {
  ASSIGN_OR_RETURN(const auto volunteer, domain::VolunteerName::Parse(request.volunteer()));
  Outgoing outgoing;
  ASSIGN_OR_RETURN(outgoing.window, WindowOf(request));
  store::RecordPage wanted{.states = {v1::Record::State_Name(v1::Record::EFFECTIVE),
                                      v1::Record::State_Name(v1::Record::DISPUTED)},
                           .until = outgoing.window.until,
                           .after_start = outgoing.window.from};
  wanted.limit = domain::kMaxTransferLines + 1;
  RETURN_IF_ERROR(deps.database.Read(call.deadline(), [&](db::Tx& tx) {
    outgoing.records = store::ListRecords(tx, volunteer.id(), wanted);
    return absl::OkStatus();
  }));
  std::set<std::string> units;
  for (const v1::Record& record : outgoing.records) {
    units.insert(record.recording_unit());
    units.insert(record.organizing_unit());
  }
  for (const std::string& unit : units) {
    if (!unit.starts_with("organizations/")) continue;
    const auto found = deps.registration.GetOrganization(call.Outbound(), unit);
    if (absl::IsNotFound(found.status())) continue;
    RETURN_IF_ERROR(found.status());
    outgoing.titles[unit] = (*found)->display_name();
  }
  return outgoing;
}

absl::StatusOr<v1::ExportRecordsResponse> Export(Deps& deps, rpc::ReadCall& call,
                                                 const v1::ExportRecordsRequest& request,
                                                 const Outgoing& outgoing) {
  v1::ExportRecordsResponse response;
  ASSIGN_OR_RETURN(*response.mutable_document(),
                   domain::TransferOf(request.volunteer(), outgoing.records, outgoing.window,
                                      outgoing.titles, domain::Kept(call.now())));
  // Signed are these bytes; nobody serialises them again (ADR 15).
  v1::SignedTransfer& paper = *response.mutable_signed_transfer();
  paper.set_document(response.document().SerializeAsString());
  paper.set_signature(deps.transfer_keys.Sign(paper.document()));
  paper.set_transfer_key(TransferKeyName(deps.transfer_keys.current()).ToString());
  return response;
}

absl::StatusOr<Incoming> AskImport(Deps& deps, const rpc::Call& call,
                                   const v1::ImportTransferRequest& request) {
  ASSIGN_OR_RETURN(const v1::TransferDocument document, Open(deps.transfer_keys, request));
  const std::string digest = DigestOf(request.signed_transfer().document());
  const std::string key = TransferKeyName::Parse(request.signed_transfer().transfer_key())->id();
  Incoming incoming;
  incoming.request.set_recording_unit(request.recording_unit());
  incoming.request.set_partner_system(request.partner_system());
  incoming.request.set_request_id(absl::StrCat("transfer-", digest.substr(0, kDigestInName)));
  for (v1::RecordRow& row : domain::RowsOf(document, {key, digest, request.consent()})) {
    *incoming.request.add_rows() = std::move(row);
  }
  ASSIGN_OR_RETURN(incoming.part, record_imports::Enter(deps, call, incoming.request));
  return incoming;
}

absl::StatusOr<v1::ImportRecordsResponse> Import(Deps& deps, rpc::WriteCall& call,
                                                 const v1::ImportTransferRequest&,
                                                 const Incoming& incoming) {
  return record_imports::Import(deps, call, incoming.request, incoming.part);
}

absl::StatusOr<v1::TransferKey> GetKey(Deps& deps, rpc::ReadCall&,
                                       const v1::GetTransferKeyRequest& request) {
  ASSIGN_OR_RETURN(const TransferKeyName name, TransferKeyName::Parse(request.name()));
  const secret::SigningKeys& keys = deps.transfer_keys;
  const std::string id = name.id() == kCurrent ? keys.current() : name.id();
  const auto pem = keys.PublicPem(id);
  if (!pem) return NotFound(request.name());
  v1::TransferKey key;
  key.set_name(TransferKeyName(id).ToString());
  key.set_public_key_pem(*pem);
  key.set_current(id == keys.current());
  return key;
}

}  // namespace linli::hours::record_transfers

#include "services/registration/api/documents.h"

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/time/china_day.h"
#include "services/registration/storage/identity_store.h"

namespace linli::registration {

absl::StatusOr<domain::DocumentFacts> ReadShown(const v1::IdDocument& document,
                                                const rpc::Call& call) {
  Violations violations;
  std::optional<domain::DocumentFacts> facts = domain::ReadDocument(
      document, domain::Entry::kImport, time::DayOf(call.now()), "id_document", violations);
  if (!facts) return violations.ToStatus();
  return *std::move(facts);
}

absl::StatusOr<std::vector<std::string>> PersonIndexes(Deps& deps, db::Tx& tx,
                                                       const store::OpenFile& file,
                                                       absl::Time now) {
  Violations violations;
  const std::optional<domain::DocumentFacts> first =
      domain::ReadDocument(file.volunteer.id_document(), domain::Entry::kImport, time::DayOf(now),
                           "id_document", violations);
  if (!first) return Refuse(Reason::INTERNAL_FAULT);
  std::vector<std::string> indexes = {deps.vault.PersonIndex(first->person_key)};
  ASSIGN_OR_RETURN(const std::vector<store::AddedDocument> added,
                   store::ListDocuments(tx, deps.vault, file));
  for (const store::AddedDocument& one : added) indexes.push_back(one.person_index);
  return indexes;
}

std::string LookupKey(const std::string& person_index) {
  return absl::StrCat("documents/", absl::BytesToHexString(person_index));
}

void ForgetLookups(rpc::WriteCall& call, const std::vector<std::string>& person_indexes,
                   const std::string& etag) {
  int64_t version = 0;
  if (!absl::SimpleAtoi(etag, &version)) return;
  for (const std::string& index : person_indexes) call.Forget(LookupKey(index), version);
}

}  // namespace linli::registration

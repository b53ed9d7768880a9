#include "services/registration/storage/identity_store.h"

#include "common/status/macros.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {

std::optional<LookedUp> LookupPerson(db::Tx& tx, const std::string& person_index) {
  const pqxx::result rows = tx.Run(queries::kPersonLookup, db::Bytes{person_index});
  if (rows.empty()) return std::nullopt;
  return LookedUp{Text(rows[0], "volunteer_id"), Etag(rows[0])};
}

bool NamePerson(db::Tx& tx, const std::string& person_index, const std::string& volunteer_id) {
  return !tx.Run(queries::kPersonInsert, db::Bytes{person_index}, volunteer_id).empty();
}

void ReleasePerson(db::Tx& tx, const std::string& person_index, const std::string& volunteer_id) {
  tx.Run(queries::kPersonRelease, db::Bytes{person_index}, volunteer_id);
}

absl::StatusOr<bool> AddDocument(db::Tx& tx, const Vault& vault, const OpenFile& file,
                                 const std::string& person_index,
                                 const v1::VolunteerDocument& document) {
  ASSIGN_OR_RETURN(const std::string sealed, vault.SealPart(file.wrapped_key, file.volunteer.name(),
                                                            "document", document.id_document()));
  return !tx.Run(queries::kDocumentInsert, IdOf(file.volunteer.name()), db::Bytes{person_index},
                 static_cast<int>(document.id_document().type()), db::Bytes{sealed},
                 document.added_by(), time::FromProto(document.create_time()))
              .empty();
}

absl::StatusOr<std::vector<AddedDocument>> ListDocuments(db::Tx& tx, const Vault& vault,
                                                         const OpenFile& file) {
  std::vector<AddedDocument> documents;
  for (const pqxx::row& row : tx.Run(queries::kDocumentList, IdOf(file.volunteer.name()))) {
    AddedDocument& one = documents.emplace_back();
    one.person_index = db::ToBytes(row["person_index"]);
    RETURN_IF_ERROR(vault.OpenPart(file.wrapped_key, file.volunteer.name(), "document",
                                   db::ToBytes(row["sealed"]),
                                   *one.document.mutable_id_document()));
    one.document.mutable_id_document()->clear_number();
    one.document.set_added_by(Text(row, "added_by"));
    *one.document.mutable_create_time() = Time(row, "create_time");
  }
  return documents;
}

void ForgetDocuments(db::Tx& tx, const std::string& volunteer_id,
                     const std::vector<std::string>& person_indexes) {
  for (const std::string& index : person_indexes) {
    tx.Run(queries::kPersonForget, db::Bytes{index}, volunteer_id);
  }
  tx.Run(queries::kDocumentForget, volunteer_id);
}

void AddClaim(db::Tx& tx, const NewClaim& claim) {
  tx.Run(queries::kClaimInsert, claim.id, claim.volunteer_id, db::Bytes{claim.person_index},
         db::Bytes{claim.code_index}, db::Bytes{claim.sealed}, claim.attempts_max, claim.requester,
         claim.create_time, claim.expire_time);
}

int CountClaims(db::Tx& tx, const std::string& person_index, absl::Time since) {
  return tx.Run(queries::kClaimCount, db::Bytes{person_index}, since)[0][0].as<int>();
}

std::optional<TriedClaim> TryClaim(db::Tx& tx, const std::string& id, absl::Time now) {
  const pqxx::result rows = tx.Run(queries::kClaimTry, id, now);
  if (rows.empty()) return std::nullopt;
  return TriedClaim{Text(rows[0], "volunteer_id"), db::ToBytes(rows[0]["code_index"])};
}

bool FinishClaim(db::Tx& tx, const std::string& id) {
  return !tx.Run(queries::kClaimDone, id).empty();
}

std::vector<Unsent> LeaseClaims(db::Tx& tx, absl::Time now) {
  std::vector<Unsent> unsent;
  for (const pqxx::row& row : tx.Run(queries::kClaimLease, now)) {
    unsent.push_back({Text(row, "claim_id"), db::ToBytes(row["sealed"])});
  }
  return unsent;
}

void ClaimSent(db::Tx& tx, const std::string& id) { tx.Run(queries::kClaimSent, id); }

void PurgeClaims(db::Tx& tx, absl::Time before) { tx.Run(queries::kClaimPurge, before); }

}  // namespace linli::registration::store

// Documents of a person, and claims under way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer_identity_service.pb.h"
#include "services/registration/storage/vault.h"
#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::store {

// Who goes by a document now.
struct LookedUp {
  std::string volunteer_id;
  std::string etag;  // of the file that the document opened
};
std::optional<LookedUp> LookupPerson(db::Tx& tx, const std::string& person_index);

// False if some file holds it.
bool NamePerson(db::Tx& tx, const std::string& person_index, const std::string& volunteer_id);

// Takes a number that was mistyped from a file.
void ReleasePerson(db::Tx& tx, const std::string& person_index, const std::string& volunteer_id);

struct AddedDocument {
  std::string person_index;
  v1::VolunteerDocument document;  // masked
};
// False if some file holds it.
absl::StatusOr<bool> AddDocument(db::Tx& tx, const Vault& vault, const OpenFile& file,
                                 const std::string& person_index,
                                 const v1::VolunteerDocument& document);
absl::StatusOr<std::vector<AddedDocument>> ListDocuments(db::Tx& tx, const Vault& vault,
                                                         const OpenFile& file);

// Makes documents of an erased file nobody's.
void ForgetDocuments(db::Tx& tx, const std::string& volunteer_id,
                     const std::vector<std::string>& person_indexes);

struct NewClaim {
  std::string id;
  std::optional<std::string> volunteer_id;  // nothing: the claim leads nowhere
  std::string person_index;
  std::string code_index;
  std::string sealed;  // what the notifier gets
  int attempts_max = 0;
  std::string requester;
  absl::Time create_time, expire_time;
};
void AddClaim(db::Tx& tx, const NewClaim& claim);
int CountClaims(db::Tx& tx, const std::string& person_index, absl::Time since);

struct TriedClaim {
  std::string volunteer_id;
  std::string code_index;
};
// Uses up an attempt; nothing if none is left, and for what leads nowhere.
std::optional<TriedClaim> TryClaim(db::Tx& tx, const std::string& id, absl::Time now);
// False if another call completed it.
bool FinishClaim(db::Tx& tx, const std::string& id);

struct Unsent {
  std::string id;
  std::string sealed;
};
std::vector<Unsent> LeaseClaims(db::Tx& tx, absl::Time now);
void ClaimSent(db::Tx& tx, const std::string& id);
void PurgeClaims(db::Tx& tx, absl::Time before);

}  // namespace linli::registration::store

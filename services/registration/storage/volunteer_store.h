// Volunteers' files: what is shown in columns, who somebody is in the vault.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "common/db/tx.h"
#include "linli/registration/v1/volunteer.pb.h"
#include "linli/registration/v1/volunteer_change.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration::store {

// A file as it may be shown: masked. RESOURCE_NOT_FOUND.
absl::StatusOr<v1::Volunteer> GetVolunteer(db::Tx& tx, const Vault& vault, const std::string& id);

bool HasVolunteer(db::Tx& tx, const std::string& id);
// Those of them that exist, in the order asked for.
absl::StatusOr<std::vector<v1::Volunteer>> GetVolunteers(db::Tx& tx, const Vault& vault,
                                                         const std::vector<std::string>& ids);

// A file with its clear text, locked until the transaction ends.
struct OpenFile {
  v1::Volunteer volunteer;
  std::string wrapped_key;
};
// The same without the lock.
absl::StatusOr<OpenFile> ReadVolunteer(db::Tx& tx, const Vault& vault, const std::string& id);
absl::StatusOr<OpenFile> LockVolunteer(db::Tx& tx, const Vault& vault, const std::string& id);
// Those of them that exist, by number, locked in the order of their numbers.
std::unordered_map<std::string, absl::StatusOr<OpenFile>> LockVolunteers(
    db::Tx& tx, const Vault& vault, const std::vector<std::string>& ids);

// A file to be opened, and all of it that needs no connection: sealed and indexed.
struct NewFile {
  v1::Volunteer volunteer;  // with clear text, etag "1"
  std::string person_index;
  std::string phone_index;
  int64_t likeness = 0;
  Vault::Sealed sealed;
  std::string policy_version;
  std::string import_row;  // "{import}/{row key}"; empty if it comes by no import

  // Under another number: sealed anew, because the seal names it.
  void Number(const Vault& vault, const std::string& name);
};
// `person_key` is what domain::ReadDocument says of the document. The file gets its number later.
NewFile MakeFile(const Vault& vault, v1::Volunteer volunteer, const std::string& person_key);

enum class Opening { kOpened, kNumberTaken, kPersonKnown };
// Opens numbered files in one statement, those that can be; all of one registrar, author and time.
std::vector<Opening> OpenVolunteers(db::Tx& tx, const std::vector<const NewFile*>& files);

// Who has these person indexes, by index.
struct KnownPerson {
  std::string volunteer_id;
  std::string import_row;
};
std::unordered_map<std::string, KnownPerson> FindPersons(
    db::Tx& tx, const std::vector<std::string>& person_indexes);

// Together with the commit, in its round trip, or at once, for who reads afterwards what it did.
enum class SaveWhen { kAtCommit, kNow };
// What may change in a file and the change itself, sealed; etag is the new version. `kind` and
// `actor` say what was done and by whom, reason and fields are sealed.
class SavedFile {
 public:
  static absl::StatusOr<SavedFile> Make(const Vault& vault, const OpenFile& file,
                                        const v1::VolunteerChange& change);

 private:
  friend void SaveVolunteers(db::Tx& tx, SaveWhen when, const std::vector<SavedFile>& files);
  SavedFile() = default;

  v1::Volunteer volunteer_;
  std::string sealed_, phone_index_, kind_, actor_, sealed_change_;
  int64_t likeness_ = 0;
};
// Of different volunteers, in one statement.
void SaveVolunteers(db::Tx& tx, SaveWhen when, const std::vector<SavedFile>& files);

// Destroys the file's key and what could be found by; `volunteer` has the new etag, state and
// erase_time. Written down as done by `actor`.
void EraseVolunteer(db::Tx& tx, const v1::Volunteer& volunteer, const std::string& actor);

// Whose files ended in this one.
std::vector<std::string> MergedInto(db::Tx& tx, const std::string& volunteer_id);
// Open files with the same likeness, but this one.
std::vector<std::string> Alike(db::Tx& tx, int64_t likeness, const std::string& volunteer_id);
// Some of those whose suspension has ended.
std::vector<std::string> SuspensionsEnded(db::Tx& tx, absl::Time now);

// Of a region and everything below it ("": everywhere), after a region and a number, in that order.
absl::StatusOr<std::vector<v1::Volunteer>> ListByRegion(db::Tx& tx, const Vault& vault,
                                                        const std::string& region_code,
                                                        const std::vector<std::string>& after,
                                                        int limit);
// Active members of an organisation, after a number.
absl::StatusOr<std::vector<v1::Volunteer>> ListByOrganization(db::Tx& tx, const Vault& vault,
                                                              const std::string& organization_id,
                                                              const std::string& after, int limit);

}  // namespace linli::registration::store

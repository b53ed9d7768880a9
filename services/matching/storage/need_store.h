// Needs and their claims at rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/need.pb.h"
#include "linli/matching/v1/need_service.pb.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/vault.h"

namespace linli::matching::store {

// A need and what its message does not say. `need` has claimants, and never a beneficiary.
struct NeedAtRest {
  v1::Need need;
  std::string submitter;
  std::optional<Vault::Sealed> sealed;
};

NeedAtRest InsertNeed(db::Tx& tx, const v1::Need& need, const std::string& submitter,
                      const std::optional<Vault::Sealed>& sealed, absl::Time now);

// NOT_FOUND if there is none of this name.
absl::StatusOr<NeedAtRest> GetNeed(db::Tx& tx, const NeedName& name);
// The same, and nobody else changes it until the transaction ends.
absl::StatusOr<NeedAtRest> LockNeed(db::Tx& tx, const NeedName& name);

// Writes state and words of a locked need; `forget` destroys what is sealed.
void SaveNeed(db::Tx& tx, const v1::Need& need, absl::Time now, bool forget = false);

struct NeedFilter {
  std::string organization_id;  // empty: of all
  std::string region_code;
  v1::Need::State state = v1::Need::OPEN;
  v1::Need::Kind kind = v1::Need::KIND_UNSPECIFIED;
  v1::Need::Form form = v1::Need::FORM_UNSPECIFIED;
  bool overdue = false;
  std::string after_id;
};
std::vector<v1::Need> ListNeeds(db::Tx& tx, const NeedFilter& filter, int limit);

// Of an organisation's needs that were submitted from `from` on and before `until`, as of `now`.
v1::NeedFigures CountNeeds(db::Tx& tx, const std::string& organization_id, absl::Time from,
                           absl::Time until, absl::Time now);

// Takes up to `places` free places of a locked need; how many it got.
int ClaimPlaces(db::Tx& tx, const NeedName& name, const std::string& claim_id,
                const std::string& claimant, int places, absl::Time now);
int FreePlaces(db::Tx& tx, const NeedName& name);
// Ends the live claims of one, or of all if `claimant` is empty; how many places that were.
int ReleasePlaces(db::Tx& tx, const NeedName& name, const std::string& claimant,
                  const std::string& reason);

// Marks what was not answered in time, a bounded number; returns it.
std::vector<v1::Need> MarkOverdue(db::Tx& tx, absl::Time now);

// Law 10: who read what is sealed.
void NoteReading(db::Tx& tx, const std::string& resource, const std::string& reader,
                 absl::Time now);

}  // namespace linli::matching::store

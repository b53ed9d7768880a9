// Pairings and their visits at rest.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/matching/v1/pairing.pb.h"
#include "services/matching/domain/names.h"
#include "services/matching/storage/vault.h"

namespace linli::matching::store {

// `pairing` never has a beneficiary; what is sealed is gone once it is over.
struct PairingAtRest {
  v1::Pairing pairing;
  std::optional<Vault::Sealed> sealed;
};

PairingAtRest InsertPairing(db::Tx& tx, const v1::Pairing& pairing,
                            const std::string& receiver_index, const Vault::Sealed& sealed,
                            absl::Time now);
// NOT_FOUND if there is none of this name.
absl::StatusOr<PairingAtRest> GetPairing(db::Tx& tx, const PairingName& name);
absl::StatusOr<PairingAtRest> LockPairing(db::Tx& tx, const PairingName& name);
// The pairing of a receiver that goes on.
std::optional<PairingName> FindPairingOf(db::Tx& tx, const std::string& receiver_index);
// All that go on, by id, after this one.
std::vector<v1::Pairing> ActivePairings(db::Tx& tx, const std::string& after_id, int limit);
PairingAtRest SavePairing(db::Tx& tx, const v1::Pairing& pairing, absl::Time now);
std::vector<v1::Pairing> ListPairings(db::Tx& tx, const std::string& organization_id,
                                      const std::string& after_id, int limit);

// A visit, its note sealed.
struct VisitAtRest {
  std::string id;
  v1::Visit visit;
  std::string sealed;
};
void InsertVisit(db::Tx& tx, const PairingName& pairing, const VisitAtRest& visit);
// The latest first, before the one that the page before ended with.
std::vector<VisitAtRest> ListVisits(db::Tx& tx, const PairingName& pairing, absl::Time before_time,
                                    const std::string& before_id, int limit);
std::vector<absl::Time> VisitTimes(db::Tx& tx, const PairingName& pairing, absl::Time from,
                                   absl::Time until);

}  // namespace linli::matching::store

#include "services/matching/jobs/pairing_lineage.h"

#include <vector>

#include "common/status/macros.h"
#include "common/time/proto_time.h"
#include "services/matching/domain/pairing_lineage.h"
#include "services/matching/storage/pairing_store.h"

namespace linli::matching {
namespace {

constexpr int kPage = 500;

// Read again under its lock: somebody may have ended it.
absl::Status Settle(db::Tx& tx, const PairingName& name, const std::string& dissolved,
                    const std::string& successor, absl::Time at) {
  ASSIGN_OR_RETURN(store::PairingAtRest found, store::LockPairing(tx, name));
  if (found.pairing.state() != v1::Pairing::PAIRING_ACTIVE) return absl::OkStatus();
  const auto fate = domain::AfterDissolution(dissolved, successor, found.pairing);
  if (fate == domain::PairingFate::kUntouched) return absl::OkStatus();
  if (fate == domain::PairingFate::kEnds) {
    found.pairing.set_state(v1::Pairing::PAIRING_ENDED);
    *found.pairing.mutable_end_time() = time::ToProto(at);
  }
  store::SavePairing(tx, found.pairing, at);
  return absl::OkStatus();
}

}  // namespace

absl::Status SettlePairings(db::Tx& tx, const std::string& dissolved, const std::string& successor,
                            absl::Time at) {
  std::vector<v1::Pairing> page;
  std::string after;
  do {
    page = store::ActivePairings(tx, after, kPage);
    for (v1::Pairing& one : page) {
      ASSIGN_OR_RETURN(const PairingName name, PairingName::Parse(one.name()));
      after = name.id();
      if (domain::AfterDissolution(dissolved, successor, one) == domain::PairingFate::kUntouched) {
        continue;
      }
      RETURN_IF_ERROR(Settle(tx, name, dissolved, successor, at));
    }
  } while (page.size() == kPage);
  return absl::OkStatus();
}

}  // namespace linli::matching

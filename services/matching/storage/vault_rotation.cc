#include "services/matching/storage/vault_rotation.h"

#include "services/matching/storage/queries.h"

namespace linli::matching::store {
namespace {

// Whoever seals something more by the ring itself adds it here; what is sealed by a data key goes
// with that.
constexpr db::SealedColumn kColumns[] = {
    {"needs", &queries::kKeyNeedList, &queries::kKeyNeedSave},
    {"pairings", &queries::kKeyPairingList, &queries::kKeyPairingSave},
};

}  // namespace

absl::StatusOr<db::Resealed> RotateKeys(db::Tx& tx, const Vault& vault, const std::string& after,
                                        int limit) {
  return db::Reseal(tx, vault.ring(), kColumns, after, limit);
}

}  // namespace linli::matching::store

#include "services/registration/api/vault_keys.h"

#include "services/registration/storage/vault_rotation.h"

namespace linli::registration::vault_keys {
namespace {

constexpr int kStep = 1000;

}  // namespace

absl::StatusOr<v1::RotateVaultKeysResponse> Rotate(Deps& deps, rpc::WriteCall& call,
                                                   const v1::RotateVaultKeysRequest& request) {
  const int step = request.step_size() == 0 ? kStep : request.step_size();
  ASSIGN_OR_RETURN(const db::Resealed done,
                   store::RotateKeys(call.tx(), deps.vault, request.after(), step));
  v1::RotateVaultKeysResponse response;
  response.set_seen_count(done.seen);
  response.set_rotated_count(done.resealed);
  response.set_missed_count(done.missed);
  response.set_next(done.next);
  return response;
}

}  // namespace linli::registration::vault_keys

#include "services/registration/api/vault_keys.h"

#include "services/registration/storage/volunteer_store.h"

namespace linli::registration::vault_keys {
namespace {

constexpr int kStep = 1000;

}  // namespace

absl::StatusOr<v1::RotateVaultKeysResponse> Rotate(Deps& deps, rpc::WriteCall& call,
                                                   const v1::RotateVaultKeysRequest& request) {
  const int step = request.step_size() == 0 ? kStep : request.step_size();
  ASSIGN_OR_RETURN(const store::Rotated rotated,
                   store::RotateKeys(call.tx(), deps.vault, request.after(), step));
  v1::RotateVaultKeysResponse response;
  response.set_seen_count(rotated.seen);
  response.set_rotated_count(rotated.rewrapped);
  response.set_next(rotated.last);
  return response;
}

}  // namespace linli::registration::vault_keys

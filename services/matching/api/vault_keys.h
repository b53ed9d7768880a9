#pragma once

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "linli/matching/v1/vault_service.pb.h"
#include "services/matching/api/deps.h"

namespace linli::matching::vault_keys {

absl::StatusOr<v1::RotateVaultKeysResponse> Rotate(Deps& deps, rpc::WriteCall& call,
                                                   const v1::RotateVaultKeysRequest& request);

}  // namespace linli::matching::vault_keys

#include "services/matching/api/vault_service.h"

#include "common/rpc/bind.h"
#include "linli/matching/v1/vault_service.grpc.pb.h"
#include "services/matching/api/vault_keys.h"

namespace linli::matching {
namespace {

class VaultServiceImpl final : public v1::VaultService::CallbackService {
 public:
  LINLI_SERVICE(VaultServiceImpl, v1::VaultService, Deps)
  LINLI_WRITE(RotateVaultKeys, vault_keys::Rotate)
};

}  // namespace

void AddVaultService(rpc::Host& host, Deps& deps) {
  host.Add(std::make_unique<VaultServiceImpl>(host.adapter(), deps));
}

}  // namespace linli::matching

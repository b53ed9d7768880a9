// What registration's handlers work with beside their call.
#pragma once

#include <cstdint>
#include <functional>

#include "absl/status/statusor.h"
#include "common/client/context.h"
#include "common/db/database.h"
#include "common/secret/key_ring.h"
#include "linli/notifier/v1/notifier_service.pb.h"
#include "linli/verifier/v1/identity_verifier_service.pb.h"
#include "services/registration/storage/vault.h"

namespace linli::registration {

struct Deps {
  const store::Vault& vault;
  // A random number below the given one; for volunteers' numbers and one-time codes.
  std::function<uint32_t(uint32_t)> draw;
  // For what has to be read, or written for good, before the handler's own transaction.
  db::Database* database = nullptr;
  // The city's real-name verifier; empty: none, registration checks offline alone.
  std::function<absl::StatusOr<verifier::v1::VerifyIdentityResponse>(
      const client::Context&, const verifier::v1::VerifyIdentityRequest&)>
      verify = nullptr;
  // The city's message gateway; empty: none, codes wait until they expire.
  std::function<absl::Status(const client::Context&, const notifier::v1::SendCodeRequest&)>
      send_code = nullptr;
  // What opens the answers that are kept for repeated calls; an erasure reads them.
  const secret::KeyRing* answers = nullptr;
};

}  // namespace linli::registration

// What handlers of matching reach beyond their transaction.
#pragma once

#include "common/db/database.h"
#include "services/matching/storage/vault.h"
#include "services/registration/client/client.h"

namespace linli::matching {

struct Deps {
  db::Database& database;  // for Ask functions, which run before the transaction
  registration::RegistrationClient& registration;
  const store::Vault& vault;
};

}  // namespace linli::matching

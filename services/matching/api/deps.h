// What handlers of matching reach beyond their transaction.
#pragma once

#include "common/db/database.h"
#include "services/matching/index/match_index.h"
#include "services/matching/storage/vault.h"
#include "services/registration/client/client.h"

namespace linli::matching {

struct Deps {
  db::Database& database;  // for Ask functions, which run before the transaction
  registration::RegistrationClient& registration;
  const index::MatchIndex& index;
  const store::Vault& vault;
};

}  // namespace linli::matching

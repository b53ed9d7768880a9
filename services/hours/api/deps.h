// What handlers of hours reach beyond their transaction.
#pragma once

#include <string>

#include "common/db/database.h"
#include "common/identity/scope.h"
#include "common/secret/signature.h"
#include "services/matching/client/client.h"
#include "services/registration/client/client.h"

namespace linli::hours {

struct Deps {
  db::Database& database;  // for Ask functions, which run before the transaction
  identity::ScopeResolver& scopes;
  registration::RegistrationClient& registration;
  matching::MatchingClient& matching;
  std::string check_in_key;  // of the rotating codes; at least 32 bytes
  // What signs records for another platform, and whose signatures are believed.
  const secret::SigningKeys& transfer_keys;
};

}  // namespace linli::hours

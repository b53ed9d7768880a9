// What handlers of awards reach beyond their transaction.
#pragma once

#include "common/identity/scope.h"
#include "common/secret/signature.h"
#include "services/awards/api/neighbours.h"

namespace linli::awards {

struct Deps {
  identity::ScopeResolver& scopes;
  Neighbours& neighbours;
  const secret::SigningKeys& keys;
};

}  // namespace linli::awards

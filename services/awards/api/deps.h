// What handlers of awards reach beyond their transaction.
#pragma once

#include "common/identity/scope.h"
#include "common/secret/signature.h"
#include "services/awards/paper/press.h"
#include "services/awards/paper/seals.h"
#include "services/hours/client/client.h"
#include "services/registration/client/client.h"

namespace linli::awards {

struct Deps {
  identity::ScopeResolver& scopes;
  registration::RegistrationClient& registration;
  hours::HoursClient& hours;
  const secret::SigningKeys& keys;
  paper::Press& press;
  const paper::Seals& seals;
};

}  // namespace linli::awards

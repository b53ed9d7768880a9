// Whose turn it is in a pairing (接力).
#pragma once

#include "absl/time/time.h"
#include "linli/matching/v1/pairing.pb.h"
#include "linli/matching/v1/pairing_service.pb.h"

namespace linli::matching::domain {

// A turn per period of the pairing's frequency: givers follow each other in their order, from the
// period in which the pairing begins. From the period of `from` to before `until`, as far as the
// pairing goes.
v1::ShowRotaResponse TurnsOf(const v1::Pairing& pairing, absl::Time from, absl::Time until);

}  // namespace linli::matching::domain

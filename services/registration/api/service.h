// Registration as a whole.
#pragma once

#include <memory>

#include "services/registration/api/deps.h"

namespace linli::rpc {
class Host;
}

namespace linli::registration {

// Hangs registration's services into the host; what comes back lives as long as the host serves.
// Ends the process if the keys or the database are missing.
// Flags of its own: bootstrap-administrator, verifier, notifier.
std::shared_ptr<Deps> Furnish(rpc::Host& host);

}  // namespace linli::registration

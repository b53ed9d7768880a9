// What registration's handlers work with beside their call.
#pragma once

#include <cstdint>
#include <functional>

#include "services/registration/storage/vault.h"

namespace linli::registration {

struct Deps {
  const store::Vault& vault;
  // A random number below the given one; for volunteers' numbers.
  std::function<uint32_t(uint32_t)> draw;
};

}  // namespace linli::registration

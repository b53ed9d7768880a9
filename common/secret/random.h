// Random numbers that nobody can foresee. For ids there is common/ids.
#pragma once

#include <cstdint>

namespace linli::secret {

uint64_t Random64();

}  // namespace linli::secret

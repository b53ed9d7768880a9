// How big this process is.
#pragma once

namespace linli::metrics {

// Its resident memory; 0 where the system does not tell.
double ResidentBytes();

}  // namespace linli::metrics

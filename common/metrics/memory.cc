#include "common/metrics/memory.h"

#include <unistd.h>

#include <fstream>

namespace linli::metrics {

double ResidentBytes() {
  std::ifstream file("/proc/self/statm");
  double all = 0;
  double resident = 0;
  file >> all >> resident;
  return file ? resident * static_cast<double>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace linli::metrics

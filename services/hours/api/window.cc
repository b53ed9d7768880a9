#include "services/hours/api/window.h"

#include "absl/strings/numbers.h"

namespace linli::hours {

absl::StatusOr<absl::Time> TimeOfKey(const std::string& key) {
  int64_t micros = 0;
  if (!absl::SimpleAtoi(key, &micros)) return Refuse(Reason::PAGE_TOKEN);
  return absl::FromUnixMicros(micros);
}

}  // namespace linli::hours

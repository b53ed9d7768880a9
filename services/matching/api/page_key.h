// Times as sort keys in page tokens.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"

namespace linli::matching {

// A number that a page token carries: PAGE_TOKEN if it is none.
inline absl::StatusOr<int64_t> NumberIn(const std::string& key) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(key, &number)) return Refuse(Reason::PAGE_TOKEN);
  return number;
}

// The database keeps microseconds.
inline std::string KeyOf(absl::Time time) { return std::to_string(absl::ToUnixMicros(time)); }

inline absl::StatusOr<absl::Time> TimeIn(const std::string& key) {
  auto micros = NumberIn(key);
  if (!micros.ok()) return std::move(micros).status();
  return absl::FromUnixMicros(*micros);
}

}  // namespace linli::matching

// 动态码: the digits that the leader's device shows and the volunteers' devices send back.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/hours/v1/attendance.pb.h"

namespace linli::hours::domain {

inline constexpr int kCodeDigits = 8;

// What a code stands for: this shift, this direction, and nothing else.
struct CodeSeed {
  std::string_view key;  // secret of the installation, at least 32 bytes
  std::string_view shift;
  v1::Direction direction;
  absl::Duration step;  // whole seconds
};

// The code to show now and until when.
v1::RotatingCode CodeAt(const CodeSeed& seed, absl::Time now);

// CHECK_CODE_WRONG unless `code` is the one of this step or of the step before: who scanned it in
// the last second is not turned away.
absl::Status CheckCode(const CodeSeed& seed, absl::Time now, std::string_view code);

}  // namespace linli::hours::domain

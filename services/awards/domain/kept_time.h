// Times as the database keeps them: whole microseconds. What is answered is what is read later.
#pragma once

#include "absl/time/time.h"

namespace linli::awards::domain {

inline absl::Time Kept(absl::Time time) { return absl::FromUnixMicros(absl::ToUnixMicros(time)); }

}  // namespace linli::awards::domain

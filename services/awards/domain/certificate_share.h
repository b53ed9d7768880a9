// Purpose-bound sharing: what a share's code looks like, and while it holds.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/certificate_share.pb.h"

namespace linli::awards::domain {

// No source says how long a holder may open something to somebody; a year spans every procedure
// that asks for it, and what was forgotten ends by itself.
constexpr absl::Duration kLongestShare = absl::Hours(24 * 366);

// 16 characters for 80 random bits, in fours with hyphens.
std::string MakeShareCode(uint64_t random, uint64_t more_random);

// FIELD_RANGE on expire_time unless it lies after now and at most kLongestShare ahead.
absl::Status CheckExpiry(absl::Time expire_time, absl::Time now);

// Not over and not withdrawn.
bool ShareHolds(const v1::CertificateShare& share, absl::Time now);

}  // namespace linli::awards::domain

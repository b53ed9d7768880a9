// How a certificate ends: revoked, or superseded by another, both for good; before that it may
// become outdated, because a record that it counts was corrected or reversed.
#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::domain {

// Each refuses with CERTIFICATE_NOT_VALID what has ended already, and raises the etag.
absl::Status Revoke(v1::RevocationReason reason, std::string_view explanation, absl::Time now,
                    v1::Certificate& certificate);
absl::Status Supersede(std::string_view successor, absl::Time now, v1::Certificate& certificate);

// Raises the etag; only what holds becomes outdated.
absl::Status Outdate(absl::Time now, v1::Certificate& certificate);

// Whether it may be printed: what does not hold is not handed out again. CERTIFICATE_SUPERSEDED
// names the one to print instead, otherwise CERTIFICATE_NOT_VALID.
absl::Status CheckPrintable(const v1::Certificate& certificate);

}  // namespace linli::awards::domain

// "Act on exactly what I have read."
#pragma once

#include <string>

#include "absl/status/status.h"
#include "common/status/refusal.h"
#include "services/matching/api/announce.h"

namespace linli::matching {

// ETAG_MISMATCH unless the caller sent none or the one that stands there.
inline absl::Status CheckEtag(const std::string& sent, const std::string& stands) {
  if (sent.empty() || sent == stands) return absl::OkStatus();
  return Refuse(Reason::ETAG_MISMATCH);
}

}  // namespace linli::matching

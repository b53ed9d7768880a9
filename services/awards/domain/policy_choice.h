// Which version of a region's policy holds (law 9): of the nearest region upward that has one in
// force at the time, the newest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::awards::domain {

// The region and all above it, nearest first, down to "" for everywhere. Codes have 2, 4, 6, 9 or
// 12 digits, each level a prefix of the next. "regions/130502" → itself, "regions/1305",
// "regions/13", "".
std::vector<std::string> RegionAndAbove(std::string_view region);

// Whether a region lies in another or is the same. Everything lies in "".
bool LiesIn(std::string_view region, std::string_view outer);

// An old fact is judged by the policy of its day (law 9), so no version reaches back: `refusal` if
// it would hold from before now on.
absl::Status CheckNotInThePast(const google::protobuf::Timestamp& effective_time, absl::Time now,
                               Reason refusal);

// `Policy` is a message with region and effective_time: StarScheme, CertificateIssuer. Returns
// nullptr if none is in force; a version holds from its effective_time on, that instant included.
template <typename Policy>
const Policy* PolicyInForce(const std::vector<Policy>& policies, std::string_view region,
                            absl::Time at) {
  for (const std::string& level : RegionAndAbove(region)) {
    const Policy* newest = nullptr;
    absl::Time since = absl::InfinitePast();
    for (const Policy& policy : policies) {
      const absl::Time from = time::FromProto(policy.effective_time());
      if (policy.region() != level || from > at || from <= since) continue;
      newest = &policy;
      since = from;
    }
    if (newest != nullptr) return newest;
  }
  return nullptr;
}

}  // namespace linli::awards::domain

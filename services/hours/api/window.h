// Windows of time in List requests, and times inside page tokens.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/china_day.h"
#include "common/time/proto_time.h"

namespace linli::hours {

// The fields from_time and until_time of a request; endless where they are not set. WINDOW if it
// ends before it begins.
template <typename Request>
absl::StatusOr<time::Interval> WindowOf(const Request& request) {
  time::Interval window{absl::InfinitePast(), absl::InfiniteFuture()};
  if (request.has_from_time()) window.from = time::FromProto(request.from_time());
  if (request.has_until_time()) window.until = time::FromProto(request.until_time());
  Violations violations;
  if (window.until <= window.from) violations.Add("until_time", Reason::WINDOW);
  RETURN_IF_ERROR(violations.ToStatus());
  return window;
}

// A stored time as part of a sort key: exact, because what is stored has microseconds.
inline std::string KeyOf(absl::Time time) { return std::to_string(absl::ToUnixMicros(time)); }
inline std::string KeyOf(const google::protobuf::Timestamp& time) {
  return KeyOf(time::FromProto(time));
}
// PAGE_TOKEN for what KeyOf did not make.
absl::StatusOr<absl::Time> TimeOfKey(const std::string& key);

}  // namespace linli::hours

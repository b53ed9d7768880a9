#include "services/hours/domain/device_clock.h"

#include <string>

#include "common/status/refusal.h"

namespace linli::hours::domain {
namespace {

constexpr int kDefaultSeconds = 300;  // our own figure
constexpr int kDefaultDays = 3;       // our own figure

absl::Status OffBy(absl::Duration off, int limit) {
  return Refuse(Reason::DEVICE_CLOCK, {{"seconds", std::to_string(absl::ToInt64Seconds(off))},
                                       {"limit", std::to_string(limit)}});
}

}  // namespace

absl::Status CheckDeviceClock(const v1::Policy& policy, absl::Time device_time, absl::Time now) {
  const int limit =
      policy.device_clock_seconds() > 0 ? policy.device_clock_seconds() : kDefaultSeconds;
  const absl::Duration off = absl::AbsDuration(now - device_time);
  return off > absl::Seconds(limit) ? OffBy(off, limit) : absl::OkStatus();
}

absl::Status CheckEntryTime(absl::Time entry, absl::Time previous, absl::Time device_time) {
  if (entry < previous) return OffBy(previous - entry, 0);
  if (entry > device_time) return OffBy(entry - device_time, 0);
  return absl::OkStatus();
}

absl::Status CheckUploadAge(const v1::Policy& policy, absl::Time moment, absl::Time now) {
  const int days = policy.offline_days() > 0 ? policy.offline_days() : kDefaultDays;
  if (now - moment <= absl::Hours(24) * days) return absl::OkStatus();
  return Refuse(Reason::OFFLINE_TOO_LATE, {{"days", std::to_string(days)}});
}

}  // namespace linli::hours::domain

#include "services/hours/domain/check_in_window.h"

#include <string>

#include "common/status/refusal.h"

namespace linli::hours::domain {
namespace {

absl::Status MayBegin(const v1::Policy& policy, const time::Interval& shift, absl::Time now) {
  const absl::Time opens = shift.from - absl::Minutes(policy.check_in_opens_minutes());
  if (now >= opens) return absl::OkStatus();
  return Refuse(Reason::CHECK_IN_NOT_OPEN, {{"opens", time::FormatChinaTime(opens)}});
}

}  // namespace

absl::Time CheckOutUntil(const v1::Policy& policy, const time::Interval& shift) {
  return shift.until + absl::Minutes(policy.check_out_closes_minutes());
}

absl::Status MayCheckIn(const v1::Policy& policy, const time::Interval& shift, absl::Time now) {
  if (now >= shift.until) {
    return Refuse(Reason::CHECK_IN_CLOSED, {{"closed", time::FormatChinaTime(shift.until)}});
  }
  return MayBegin(policy, shift, now);
}

absl::Status MayCheckOut(const v1::Policy& policy, const time::Interval& shift, absl::Time now) {
  const absl::Time closes = CheckOutUntil(policy, shift);
  if (now >= closes) {
    return Refuse(Reason::CHECK_OUT_CLOSED, {{"closed", time::FormatChinaTime(closes)}});
  }
  return MayBegin(policy, shift, now);
}

absl::Status MayCheckInAgain(const v1::Policy& policy, int pairs_today) {
  if (pairs_today < policy.max_pairs_per_day()) return absl::OkStatus();
  return Refuse(Reason::CHECK_IN_LIMIT, {{"max", std::to_string(policy.max_pairs_per_day())}});
}

}  // namespace linli::hours::domain

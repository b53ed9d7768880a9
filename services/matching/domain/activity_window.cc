#include "services/matching/domain/activity_window.h"

#include <string>

#include "absl/time/time.h"
#include "common/time/proto_time.h"

namespace linli::matching::domain {
namespace {

// Whether a window runs forward and is no longer than `longest`.
template <typename Message>
bool IsWindow(const Message& message, absl::Duration longest) {
  const absl::Duration length =
      time::FromProto(message.end_time()) - time::FromProto(message.start_time());
  return length > absl::ZeroDuration() && length <= longest;
}

}  // namespace

void CheckActivityWindow(const v1::PublishPolicy& policy, const v1::Activity& activity,
                         std::string_view field, Violations& violations) {
  if (IsWindow(activity, absl::Hours(24) * policy.activity_max_days())) return;
  violations.Add(field, Reason::ACTIVITY_WINDOW,
                 {{"days", std::to_string(policy.activity_max_days())}});
}

void CheckShiftWindow(const v1::PublishPolicy& policy, const v1::Activity& activity,
                      const v1::Shift& shift, std::string_view field, Violations& violations) {
  if (!IsWindow(shift, absl::Hours(policy.shift_max_hours()))) {
    violations.Add(field, Reason::SHIFT_WINDOW,
                   {{"hours", std::to_string(policy.shift_max_hours())}});
  } else if (time::FromProto(shift.start_time()) < time::FromProto(activity.start_time()) ||
             time::FromProto(shift.end_time()) > time::FromProto(activity.end_time())) {
    violations.Add(field, Reason::SHIFT_OUTSIDE_ACTIVITY);
  }
}

}  // namespace linli::matching::domain

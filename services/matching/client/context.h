// What a record of service needs to know about a shift, put together from what was asked for.
#pragma once

#include "linli/matching/v1/activity.pb.h"
#include "linli/matching/v1/events.pb.h"
#include "linli/matching/v1/shift.pb.h"

namespace linli::matching {

inline v1::ShiftContext ContextOf(const v1::Activity& activity, const v1::Shift& shift) {
  v1::ShiftContext context;
  context.set_shift(shift.name());
  context.set_shift_display_name(shift.display_name());
  context.set_activity(activity.name());
  context.set_activity_display_name(activity.display_name());
  *context.mutable_start_time() = shift.start_time();
  *context.mutable_end_time() = shift.end_time();
  *context.mutable_place() = activity.place();
  context.set_recording_unit(activity.recording_unit());
  context.set_leader(activity.leader());
  context.set_region(activity.region());
  context.set_category(activity.category());
  return context;
}

}  // namespace linli::matching

#include "services/hours/domain/record_draft.h"

#include "common/time/proto_time.h"
#include "services/hours/domain/record_minutes.h"

namespace linli::hours::domain {

v1::Record DraftOf(const matching::v1::ShiftContext& shift, const time::Interval& part,
                   v1::EvidenceGrade grade) {
  v1::Record record;
  record.set_activity_name(shift.activity_display_name());
  record.set_place(shift.place().address());
  // 服务内容: the post (岗位) says what she did there.
  record.set_content(shift.shift_display_name());
  *record.mutable_start_time() = time::ToProto(part.from);
  *record.mutable_end_time() = time::ToProto(part.until);
  // Art. 26: who recruits through an organisation has that organisation record.
  record.set_organizing_unit(shift.recording_unit());
  record.set_recording_unit(shift.recording_unit());
  record.set_leader(shift.leader());
  record.set_category(shift.category());
  record.set_region(shift.region());
  record.set_shift(shift.shift());
  BeginByCheckIn(grade, record);
  return record;
}

time::Interval WindowOf(const matching::v1::ShiftContext& shift) {
  return {time::FromProto(shift.start_time()), time::FromProto(shift.end_time())};
}

}  // namespace linli::hours::domain

#include "services/hours/domain/record_event.h"

#include "services/hours/domain/names.h"

namespace linli::hours::domain {

v1::RecordEvent EventOf(const v1::Record& record) {
  v1::RecordEvent event;
  event.set_record(record.name());
  event.set_volunteer(RecordName::Parse(record.name()).value().parent().ToString());
  event.set_state(record.state());
  event.set_kind(record.kind());
  event.set_credited_minutes(record.credited_minutes());
  *event.mutable_start_time() = record.start_time();
  *event.mutable_end_time() = record.end_time();
  if (record.has_confirm_time()) *event.mutable_confirm_time() = record.confirm_time();
  event.set_recording_unit(record.recording_unit());
  event.set_region(record.region());
  event.set_category(record.category());
  event.set_shift(record.shift());
  event.set_policy_version(record.policy_version());
  event.set_reason(record.ending().reason());
  event.set_successor(record.ending().successor());
  event.set_corrects(record.corrects());
  if (record.has_notice_end_time()) *event.mutable_notice_end_time() = record.notice_end_time();
  return event;
}

}  // namespace linli::hours::domain

#include "services/hours/domain/record_import.h"

#include <algorithm>
#include <iterator>

#include "common/time/proto_time.h"

namespace linli::hours::domain {
namespace {

std::string VolunteerOf(const v1::Record& record) {
  return record.name().substr(0, record.name().find("/records/"));
}

// Only the service that is reported, and whose it is.
v1::Record Said(const v1::Record& record) {
  v1::Record said;
  said.set_name(VolunteerOf(record));
  said.set_activity_name(record.activity_name());
  said.set_place(record.place());
  said.set_content(record.content());
  *said.mutable_start_time() = record.start_time();
  *said.mutable_end_time() = record.end_time();
  said.set_organizing_unit(record.organizing_unit());
  said.set_leader(record.leader());
  said.set_recording_unit(record.recording_unit());
  said.set_category(record.category());
  said.mutable_provenance()->set_external_id(record.provenance().external_id());
  return said;
}

}  // namespace

void CheckReport(const v1::Record& reported, std::string_view recording_unit,
                 Violations& violations) {
  if (reported.recording_unit() != recording_unit) {
    violations.Add("record.recording_unit", Reason::FIELD_UNKNOWN_VALUE);
  }
  if (reported.has_provenance() && reported.provenance().external_id().empty()) {
    violations.Add("record.provenance.external_id", Reason::FIELD_REQUIRED);
  }
}

bool SameReport(const v1::Record& one, const v1::Record& other) {
  return Said(one).SerializeAsString() == Said(other).SerializeAsString();
}

DayUse UseOf(const std::vector<OnRecord>& on_record, const time::Interval& reported) {
  DayUse use;
  for (const OnRecord& one : on_record) {
    // No record crosses midnight.
    if (time::DayOf(one.interval.from) == time::DayOf(reported.from)) {
      use.credited_minutes += one.credited_minutes;
    }
  }
  return use;
}

std::vector<OnRecord> Overlapping(const std::vector<OnRecord>& on_record,
                                  const time::Interval& reported) {
  std::vector<OnRecord> overlapping;
  std::copy_if(on_record.begin(), on_record.end(), std::back_inserter(overlapping),
               [&](const OnRecord& one) {
                 return one.interval.from < reported.until && reported.from < one.interval.until;
               });
  return overlapping;
}

}  // namespace linli::hours::domain

#include "services/hours/jobs/tallies.h"

#include <string>

#include "common/outbox/tally.h"
#include "linli/hours/v1/events.pb.h"

namespace linli::hours::jobs {

void TallyMinutes() {
  outbox::Tally("hours.record.confirmed", "linli_minutes_credited_total",
                "Minutes that records brought onto volunteers' accounts.",
                [](const std::string& payload) -> uint64_t {
                  v1::RecordEvent event;
                  return event.ParseFromString(payload) ? event.credited_minutes() : 0;
                });
  for (const char* type : {"hours.record.reversed", "hours.record.corrected"}) {
    outbox::Tally(type, "linli_minutes_taken_back_total",
                  "Minutes of records that were reversed or corrected.",
                  [](const std::string& payload) -> uint64_t {
                    v1::RecordEvent event;
                    const bool counted = event.ParseFromString(payload) && event.has_confirm_time();
                    return counted ? event.credited_minutes() : 0;
                  });
  }
}

}  // namespace linli::hours::jobs

#include "services/matching/jobs/tallies.h"

#include <string>

#include "common/outbox/tally.h"
#include "linli/matching/v1/events.pb.h"

namespace linli::matching {

void TallySeats() {
  const auto tally = [](const char* type, outbox::Amount amount) {
    outbox::Tally(type, "linli_seats_taken_total", "Places that volunteers took for sure.",
                  std::move(amount));
  };
  const auto one = [](const std::string&) -> uint64_t { return 1; };
  tally("matching.enrollment.confirmed", one);
  tally("matching.enrollment.promoted", one);
  tally("matching.group.confirmed", [](const std::string& payload) -> uint64_t {
    v1::GroupEnrollmentEvent event;
    return event.ParseFromString(payload) ? event.group().heads() : 0;
  });
}

}  // namespace linli::matching

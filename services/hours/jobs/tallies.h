// What records add to the metrics.
#pragma once

namespace linli::hours::jobs {

// linli_minutes_credited_total: minutes that records brought onto volunteers' accounts when they
// took effect. linli_minutes_taken_back_total: those that a reversal or a correction undid; a
// correction's new record is credited anew.
void TallyMinutes();

}  // namespace linli::hours::jobs

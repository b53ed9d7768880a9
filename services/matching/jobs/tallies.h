// What the places that are taken add to the metrics.
#pragma once

namespace linli::matching {

// linli_seats_taken_total: places that somebody took for sure: at once, out of the waiting list,
// by accepting an offer, from a roster, or with a group, once for each head. What is given back
// later takes nothing off: it is counted again when somebody else takes it.
void TallySeats();

}  // namespace linli::matching

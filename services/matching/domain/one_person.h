// Two numbers of one person become one: what of that which both hold can stand. She cannot be in
// two places, nor twice in one, under whatever number she signed up.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "linli/matching/v1/enrollment.pb.h"
#include "services/matching/domain/enrollment_seating.h"

namespace linli::matching::domain {

// A live sign-up, or a duty at a post for pay.
struct Holding {
  std::string id;  // sorts by when it was made
  std::string shift_id;
  std::string volunteer_id;
  bool paid = false;
  v1::Enrollment::State state = v1::Enrollment::STATE_UNSPECIFIED;  // of a sign-up
  Engagement window;
};

// Ids of those that end. Duties for pay come first, because somebody relies on them by contract;
// then places, then what only waits; among equals, what was made first stands.
std::set<std::string> EndedByMerge(std::vector<Holding> held);

}  // namespace linli::matching::domain

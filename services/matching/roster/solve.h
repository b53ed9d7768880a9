// Finds the best roster without looking at all pairs: posts begin with the applicants who are worth
// most to them, and those are added whom the prices of a solution ask for, until none is left. That
// is the optimum of the whole problem, not of a pruned one. Parts that no applicant connects are
// solved by themselves.
#pragma once

#include <functional>
#include <vector>

#include "services/matching/roster/problem.h"

namespace linli::matching::roster {

struct Solution {
  std::vector<Assignment> assignments;  // by applicant, then by post
  bool optimal = false;                 // proven
  bool cancelled = false;               // then there are no assignments
  int rounds = 0;
  int pairs = 0;  // that were ever in a network
};

struct SolveOptions {
  // More rounds than that are not spent; the solution is then as good as was found.
  int most_rounds = 60;
  // How many applicants a post begins with, for each of its places.
  int first_per_place = 3;
};

// `go_on(percent)`: called now and then; false ends it.
Solution Solve(const Problem& problem, const SolveOptions& options,
               const std::function<bool(int)>& go_on);

// Posts that some applicant, directly or through others, connects, together.
std::vector<std::vector<int>> PartsOf(const Problem& problem);

}  // namespace linli::matching::roster

// The assignment as a flow of least cost: source → applicant → applicant in a window → post → sink.
// Solved by LEMON's network simplex. Only some of the pairs are in it; the prices that come with a
// solution tell which of the others would make it better.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "services/matching/roster/problem.h"

namespace linli::matching::roster {

class Network {
 public:
  // `posts`: those that are in it.
  Network(const Problem& problem, const std::vector<int>& posts);
  ~Network();

  // Each pair once, and only such as have a value.
  void Add(const Assignment& pair);

  std::vector<Assignment> Solve();

  // After Solve: by how much the worth could grow if a pair that is not in it were, at the present
  // prices. Not above zero for any pair: the solution is the best of all.
  int64_t Gain(int applicant, int post) const;
  bool Has(int applicant, int post) const;

 private:
  struct Graph;

  int NodeOf(int applicant);
  int NodeOf(int applicant, int window);

  const Problem& problem_;
  const std::unique_ptr<Graph> graph_;
};

}  // namespace linli::matching::roster

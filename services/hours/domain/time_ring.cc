#include "services/hours/domain/time_ring.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace linli::hours::domain {

std::vector<Flow> FindRing(const std::string& requester, const std::string& provider,
                           const std::vector<Flow>& flows, int persons) {
  std::vector<Flow> sorted = flows;
  std::sort(sorted.begin(), sorted.end(), [](const Flow& a, const Flow& b) {
    return std::tie(a.giver, a.receiver) < std::tie(b.giver, b.receiver);
  });
  // Breadth first: how each person was reached.
  std::map<std::string, Flow> reached = {{provider, {}}};
  std::vector<std::string> frontier = {provider};
  for (int step = 1; step < persons && !frontier.empty() && !reached.contains(requester); ++step) {
    std::vector<std::string> next;
    for (const Flow& flow : sorted) {
      if (std::find(frontier.begin(), frontier.end(), flow.giver) == frontier.end()) continue;
      if (reached.try_emplace(flow.receiver, flow).second) next.push_back(flow.receiver);
    }
    frontier = std::move(next);
  }
  std::vector<Flow> ring;
  if (!reached.contains(requester)) return ring;
  for (std::string at = requester; at != provider; at = ring.back().giver) {
    ring.push_back(reached.at(at));
  }
  std::reverse(ring.begin(), ring.end());
  return ring;
}

}  // namespace linli::hours::domain

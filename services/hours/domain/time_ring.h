// Minutes that would run in a ring (循环互刷): A serves B, B serves C, C serves A, and nobody has
// to serve at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace linli::hours::domain {

// Minutes that went from one volunteer to another, by number.
struct Flow {
  std::string giver;
  std::string receiver;
  int64_t minutes = 0;
};

// The shortest way along `flows` by which minutes that `requester` pays to `provider` come back to
// the requester, over at most `persons` people in all (2: each paid the other); empty if there is
// none. Of equally short ones the first by numbers, so that the same question has one answer.
std::vector<Flow> FindRing(const std::string& requester, const std::string& provider,
                           const std::vector<Flow>& flows, int persons);

}  // namespace linli::hours::domain

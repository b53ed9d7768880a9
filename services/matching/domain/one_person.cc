#include "services/matching/domain/one_person.h"

#include <algorithm>
#include <tuple>

namespace linli::matching::domain {
namespace {

// Whether it binds her time.
bool Binds(const Holding& one) { return one.paid || one.state == v1::Enrollment::CONFIRMED; }

int Rank(const Holding& one) {
  if (one.paid) return 0;
  switch (one.state) {
    case v1::Enrollment::CONFIRMED:
      return 1;
    case v1::Enrollment::OFFERED:
      return 2;
    default:
      return 3;
  }
}

}  // namespace

std::set<std::string> EndedByMerge(std::vector<Holding> held) {
  std::sort(held.begin(), held.end(), [](const Holding& one, const Holding& other) {
    return std::make_tuple(Rank(one), one.id) < std::make_tuple(Rank(other), other.id);
  });
  std::set<std::string> ended, shifts;
  Seating seating;
  for (const Holding& one : held) {
    const bool stands =
        !shifts.contains(one.shift_id) && (!Binds(one) || seating.CheckFree("", one.window).ok());
    if (!stands) {
      ended.insert(one.id);
      continue;
    }
    shifts.insert(one.shift_id);
    if (Binds(one)) seating.AddEngagement("", one.window);
  }
  return ended;
}

}  // namespace linli::matching::domain

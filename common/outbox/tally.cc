#include "common/outbox/tally.h"

#include <map>
#include <mutex>

#include "common/metrics/registry.h"

namespace linli::outbox {
namespace {

struct Tallies {
  std::mutex mutex;
  std::map<std::string, std::map<metrics::Counter*, Amount>, std::less<>> by_type;
};

Tallies& All() {
  static Tallies all;
  return all;
}

}  // namespace

void Tally(const std::string& event_type, const std::string& counter, const std::string& help,
           Amount amount) {
  metrics::Counter& counted = metrics::Process().CounterOf(counter, help);
  const std::lock_guard lock(All().mutex);
  All().by_type[event_type][&counted] = std::move(amount);
}

std::vector<std::pair<metrics::Counter*, uint64_t>> TalliesOf(const Emitted& event) {
  std::vector<std::pair<metrics::Counter*, uint64_t>> added;
  const std::lock_guard lock(All().mutex);
  const auto found = All().by_type.find(event.type);
  if (found == All().by_type.end()) return added;
  for (const auto& [counter, amount] : found->second) {
    if (const uint64_t more = amount(event.payload); more > 0) added.emplace_back(counter, more);
  }
  return added;
}

}  // namespace linli::outbox

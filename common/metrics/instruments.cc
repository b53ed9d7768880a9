#include "common/metrics/instruments.h"

#include <algorithm>
#include <cassert>

namespace linli::metrics {

std::size_t Stripe() {
  static std::atomic<std::size_t> threads{0};
  thread_local const std::size_t mine = threads.fetch_add(1, std::memory_order_relaxed) % kStripes;
  return mine;
}

uint64_t Counter::Value() const {
  uint64_t sum = 0;
  for (const Cell& cell : stripes_) sum += cell.value.load(std::memory_order_relaxed);
  return sum;
}

Histogram::Histogram(std::vector<double> bounds) : bounds_(std::move(bounds)) {
  assert(std::is_sorted(bounds_.begin(), bounds_.end()));
  for (Cells& cells : stripes_) {
    cells.counts = std::make_unique<std::atomic<uint64_t>[]>(bounds_.size() + 1);
  }
}

void Histogram::Observe(double value) {
  const auto bucket = std::lower_bound(bounds_.begin(), bounds_.end(), value) - bounds_.begin();
  Cells& cells = stripes_[Stripe()];
  cells.counts[bucket].fetch_add(1, std::memory_order_relaxed);
  cells.sum.fetch_add(value, std::memory_order_relaxed);
}

Histogram::Reading Histogram::Read() const {
  Reading reading{std::vector<uint64_t>(bounds_.size() + 1), 0};
  for (const Cells& cells : stripes_) {
    for (std::size_t i = 0; i < reading.counts.size(); ++i) {
      reading.counts[i] += cells.counts[i].load(std::memory_order_relaxed);
    }
    reading.sum += cells.sum.load(std::memory_order_relaxed);
  }
  return reading;
}

}  // namespace linli::metrics

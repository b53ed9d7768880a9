// What is counted and measured. Cheap enough for every call: no lock, and threads that write at the
// same time write to different cache lines. (prometheus-cpp's histogram takes a mutex: twice as
// dear, and all threads wait when the one that holds it loses its core.)
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/time/time.h"

namespace linli::metrics {

inline constexpr std::size_t kStripes = 8;

// Which stripe this thread writes to.
std::size_t Stripe();

// Only grows.
class Counter {
 public:
  void Add(uint64_t n = 1) { stripes_[Stripe()].value.fetch_add(n, std::memory_order_relaxed); }
  uint64_t Value() const;

 private:
  struct alignas(64) Cell {
    std::atomic<uint64_t> value{0};
  };
  std::array<Cell, kStripes> stripes_;
};

// Goes up and down.
class Gauge {
 public:
  void Set(double value) { value_.store(value, std::memory_order_relaxed); }
  void Add(double difference) { value_.fetch_add(difference, std::memory_order_relaxed); }
  double Value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<double> value_{0};
};

class Histogram {
 public:
  // `bounds` grow; a value belongs to the first bucket whose bound is not below it.
  explicit Histogram(std::vector<double> bounds);

  void Observe(double value);
  void Observe(absl::Duration took) { Observe(absl::ToDoubleSeconds(took)); }

  struct Reading {
    std::vector<uint64_t> counts;  // of each bucket by itself; the last has no bound
    double sum = 0;
  };
  Reading Read() const;
  const std::vector<double>& bounds() const { return bounds_; }

 private:
  struct alignas(64) Cells {
    std::unique_ptr<std::atomic<uint64_t>[]> counts;
    std::atomic<double> sum{0};
  };
  const std::vector<double> bounds_;
  std::array<Cells, kStripes> stripes_;
};

}  // namespace linli::metrics

// From volunteer numbers to ordinals. One writer adds, readers look up at the same time without a
// lock: a slot goes from empty to an ordinal and never changes again.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace linli::matching::index {

class IdMap {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // Room for so many.
  explicit IdMap(uint32_t capacity) {
    uint64_t slots = 1024;
    while (slots < uint64_t{capacity} * 2) slots *= 2;
    mask_ = slots - 1;
    slots_ = std::make_unique<std::atomic<uint32_t>[]>(slots);
    for (uint64_t i = 0; i < slots; ++i) slots_[i].store(kNone, std::memory_order_relaxed);
    capacity_ = static_cast<uint32_t>(slots / 2);
  }

  uint32_t capacity() const { return capacity_; }

  // `is(ordinal)`: whether that one has this id. It must say no for ordinals that it does not know:
  // they are newer than what the reader looks at.
  template <typename Is>
  uint32_t Find(std::string_view id, const Is& is) const {
    for (uint64_t i = Hash(id);; ++i) {
      const uint32_t ordinal = slots_[i & mask_].load(std::memory_order_acquire);
      if (ordinal == kNone || is(ordinal)) return ordinal;
    }
  }

  // The writer alone; the id is not in it, and there is room.
  void Add(std::string_view id, uint32_t ordinal) {
    uint64_t i = Hash(id);
    while (slots_[i & mask_].load(std::memory_order_relaxed) != kNone) ++i;
    slots_[i & mask_].store(ordinal, std::memory_order_release);
  }

 private:
  static uint64_t Hash(std::string_view id) {
    return absl::Hash<absl::string_view>()(absl::string_view(id.data(), id.size()));
  }

  uint64_t mask_;
  uint32_t capacity_;
  std::unique_ptr<std::atomic<uint32_t>[]> slots_;
};

}  // namespace linli::matching::index

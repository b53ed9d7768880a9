// The best few of very many, without keeping the others.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace linli::matching::index {

// `Better(one, other)`: whether one comes before the other; a strict order.
template <typename Entry, typename Better>
class Best {
 public:
  Best(size_t count, Better better) : count_(count), better_(std::move(better)) {
    entries_.reserve(count + 1);
  }

  bool full() const { return entries_.size() >= count_; }
  // The one that the next better one drives out. Only when full.
  const Entry& worst() const { return entries_.front(); }

  void Offer(const Entry& entry) {
    if (!full()) {
      entries_.push_back(entry);
      std::push_heap(entries_.begin(), entries_.end(), better_);
    } else if (better_(entry, entries_.front())) {
      std::pop_heap(entries_.begin(), entries_.end(), better_);
      entries_.back() = entry;
      std::push_heap(entries_.begin(), entries_.end(), better_);
    }
  }

  // The best first.
  std::vector<Entry> Take() {
    std::sort(entries_.begin(), entries_.end(), better_);
    return std::move(entries_);
  }

 private:
  size_t count_;
  Better better_;
  std::vector<Entry> entries_;
};

}  // namespace linli::matching::index

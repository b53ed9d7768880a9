// A bounded map from bearer tokens that forgets what was asked for the longest time ago. Its owner
// locks.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace linli::identity {

template <typename Value>
class Lru {
 public:
  explicit Lru(std::size_t capacity) : capacity_(capacity) {}

  // Null if it is not there. Stays valid until the next Put or Drop.
  Value* Find(std::string_view key) {
    const auto found = by_key_.find(View(key));
    if (found == by_key_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return &found->second->second;
  }

  // Replaces what stood under the key; makes room if there is none.
  Value* Put(std::string_view key, Value value) {
    if (Value* there = Find(key)) {
      *there = std::move(value);
      return there;
    }
    if (order_.size() >= capacity_) Drop(order_.back().first);
    order_.emplace_front(std::string(key), std::move(value));
    by_key_.emplace(View(order_.front().first), order_.begin());
    return &order_.front().second;
  }

  void Drop(std::string_view key) {
    const auto found = by_key_.find(View(key));
    if (found == by_key_.end()) return;
    const auto place = found->second;
    by_key_.erase(found);  // before its key goes
    order_.erase(place);
  }

  std::size_t size() const { return order_.size(); }

 private:
  using Order = std::list<std::pair<std::string, Value>>;

  static absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

  std::size_t capacity_;
  Order order_;  // from the latest asked
  absl::flat_hash_map<absl::string_view, typename Order::iterator> by_key_;  // keys live in order_
};

}  // namespace linli::identity

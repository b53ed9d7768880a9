// Blind indexes: equal values can be found without being readable, by a keyed hash (HMAC-SHA256).
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "common/secret/data_key.h"

namespace linli::secret {

class BlindIndex {
 public:
  enum class Width { k16 = 16, k32 = 32 };

  // A key of its own, used for nothing else (LoadKey). It cannot be changed without making the
  // index of every value anew.
  explicit BlindIndex(DataKey key) : key_(std::move(key)) {}

  // The index of a value, which the caller has brought into its one normal form. Indexes of the
  // same value for two purposes ("document", "phone") have nothing in common.
  std::string Of(std::string_view purpose, std::string_view value, Width width = Width::k32) const;

 private:
  DataKey key_;
};

}  // namespace linli::secret

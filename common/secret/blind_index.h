// Blind indexes: equal values can be found without being readable, by a keyed hash (HMAC-SHA256).
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/secret/key_ring.h"

namespace linli::secret {

class BlindIndex {
 public:
  enum class Width { k16 = 16, k32 = 32 };

  // Takes the current key of a ring of its own; a ring that seals is not for this.
  static absl::StatusOr<BlindIndex> Load(const std::string& key_file);
  explicit BlindIndex(const KeyRing& ring) : key_(ring.current().view()) {}

  // The index of a value, which the caller has brought into its one normal form. Indexes of the
  // same value for two purposes ("document", "phone") have nothing in common.
  std::string Of(std::string_view purpose, std::string_view value, Width width = Width::k32) const;

 private:
  DataKey key_;
};

}  // namespace linli::secret

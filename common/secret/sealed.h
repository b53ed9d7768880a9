// Sealed values: AES-256-GCM with a random nonce. What is sealed cannot be read or changed without
// its key, and opens only together with the same associated data: say there whose and which value
// it is ("volunteers/V…#phone"), so that it cannot be moved to another row.
//
// Personal data is sealed in an envelope: each person's values with a data key of their own, the
// data key wrapped by the key ring. Destroying the wrapped key makes them unreadable for good.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/secret/data_key.h"
#include "common/secret/key_ring.h"

namespace linli::secret {

// By the ring's current key; carries the key's id.
std::string Seal(const KeyRing& ring, std::string_view clear, std::string_view associated);
// INTERNAL if it was changed, belongs to other associated data, or its key is not in the ring.
absl::StatusOr<std::string> Open(const KeyRing& ring, std::string_view sealed,
                                 std::string_view associated);

// By a data key.
std::string Seal(const DataKey& key, std::string_view clear, std::string_view associated);
absl::StatusOr<std::string> Open(const DataKey& key, std::string_view sealed,
                                 std::string_view associated);

std::string WrapDataKey(const KeyRing& ring, const DataKey& key, std::string_view associated);
absl::StatusOr<DataKey> UnwrapDataKey(const KeyRing& ring, std::string_view wrapped,
                                      std::string_view associated);
// For rotation: what the ring sealed, or a data key that it wrapped, sealed anew if the ring's
// current key did not seal it; nullopt if it did. The values below a data key stay as they are.
absl::StatusOr<std::optional<std::string>> ResealIfOld(const KeyRing& ring, std::string_view sealed,
                                                       std::string_view associated);

}  // namespace linli::secret

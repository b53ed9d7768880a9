// The keys that a service seals with: one is current, older ones still open what they sealed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/secret/data_key.h"

namespace linli::secret {

class KeyRing {
 public:
  // The file: one key per line, "<key id> <base64 of 32 bytes>", the first is current; empty lines
  // and lines that begin with # do not count. A key id is [A-Za-z0-9_-]{1,32}. Errors name the
  // line, never what stands in it.
  static absl::StatusOr<KeyRing> Parse(std::string_view text);
  static absl::StatusOr<KeyRing> Load(const std::string& path);

  const std::string& current_id() const { return keys_.front().first; }
  const DataKey& current() const { return keys_.front().second; }
  // Null for an id that the ring does not hold.
  const DataKey* Find(std::string_view id) const;

 private:
  std::vector<std::pair<std::string, DataKey>> keys_;
};

// A line for a ring's file, with a new random key.
std::string NewKeyLine(std::string_view id);

// A file of one key that has no id: the base64 of 32 bytes. Errors name the file, never what stands
// in it.
absl::StatusOr<DataKey> LoadKey(const std::string& path);

}  // namespace linli::secret

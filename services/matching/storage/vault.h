// What must not stand in the database in clear. What somebody told us about a person in need is
// sealed by a data key of its own, which the key ring wraps: destroying the wrapped key makes it
// unreadable and leaves everything else as it is.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "common/secret/blind_index.h"
#include "common/secret/key_ring.h"
#include "google/protobuf/message_lite.h"

namespace linli::matching::store {

class Vault {
 public:
  Vault(secret::KeyRing ring, secret::BlindIndex index);

  struct Sealed {
    std::string wrapped_key;
    std::string content;
  };
  // Seals what is known of the resource `name`, with a new data key.
  Sealed Seal(const std::string& name, const google::protobuf::MessageLite& content) const;
  // INTERNAL if it cannot be opened.
  absl::Status Open(const std::string& name, const Sealed& sealed,
                    google::protobuf::MessageLite& content) const;

  // Seals and opens a further part of the resource, by the data key that it has.
  absl::StatusOr<std::string> SealPart(const std::string& name, const std::string& wrapped_key,
                                       const std::string& part,
                                       const google::protobuf::MessageLite& content) const;
  absl::Status OpenPart(const std::string& name, const std::string& wrapped_key,
                        const std::string& part, const std::string& sealed,
                        google::protobuf::MessageLite& content) const;

  // For rotation (vault_rotation.h).
  const secret::KeyRing& ring() const { return ring_; }

  // Keyed hashes, equal for equal values: of the passcode of an activity, of a person in need by
  // her phone, or of whatever else is served by its name.
  std::string PasscodeIndex(const std::string& activity, const std::string& passcode) const;
  std::string PersonIndex(const std::string& known_as) const;

 private:
  const secret::KeyRing ring_;
  const secret::BlindIndex index_;
};

}  // namespace linli::matching::store

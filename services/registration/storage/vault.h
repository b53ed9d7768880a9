// What must never leave the service, and what must never stand in the database in clear. Who a
// volunteer is, is sealed by a data key of her own, which the key ring wraps: destroying the
// wrapped key makes her unreadable and leaves everything else as it is.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "common/secret/blind_index.h"
#include "common/secret/key_ring.h"
#include "google/protobuf/message.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::store {

class Vault {
 public:
  Vault(secret::KeyRing ring, secret::BlindIndex index);

  struct Sealed {
    std::string wrapped_key;
    std::string file;
  };
  // Seals the part of a file that says who somebody is, with a new data key.
  Sealed Seal(const v1::Volunteer& volunteer) const;
  // The same with the data key that the file has.
  absl::StatusOr<std::string> SealAgain(const std::string& wrapped_key,
                                        const v1::Volunteer& volunteer) const;
  // Adds the sealed part to `volunteer`, whose name is set. INTERNAL if it cannot be opened.
  absl::Status Open(const std::string& wrapped_key, const std::string& file,
                    v1::Volunteer& volunteer) const;

  // Something else of a file, under `what` ("change-3", "document"): sealed by the file's data key,
  // so that it goes with it.
  absl::StatusOr<std::string> SealPart(const std::string& wrapped_key, const std::string& volunteer,
                                       const std::string& what,
                                       const google::protobuf::Message& part) const;
  // Reads what SealPart made into `part`.
  absl::Status OpenPart(const std::string& wrapped_key, const std::string& volunteer,
                        const std::string& what, const std::string& sealed,
                        google::protobuf::Message& part) const;

  // Something that belongs to no file, sealed by the key ring under `what`.
  std::string SealText(const std::string& what, const std::string& text) const;
  absl::StatusOr<std::string> OpenText(const std::string& what, const std::string& sealed) const;

  // For rotation (vault_rotation.h).
  const secret::KeyRing& ring() const { return ring_; }

  // Seals a phone of an organisation.
  std::string SealPhone(const std::string& organization, const std::string& phone) const;

  // Keyed hashes, equal for equal values.
  std::string PersonIndex(const std::string& person_key) const;
  std::string PhoneIndex(const std::string& phone) const;
  std::string CodeIndex(const std::string& claim, const std::string& code) const;
  // Of name and birth date; equal for who may be the same person. Never 0.
  int64_t Likeness(const v1::Volunteer& volunteer) const;
  std::string PasswordIndex(const std::string& organization, const std::string& password) const;
  std::string LicenceIndex(const std::string& licence_key) const;

 private:
  const secret::KeyRing ring_;
  const secret::BlindIndex index_;
};

// Removes what is kept but never shown: the document's number and the phone in clear.
void HideClearText(v1::Volunteer& volunteer);

}  // namespace linli::registration::store

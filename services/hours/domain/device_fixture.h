// A device as tests have it: a key pair, and what it signs.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/strings/escaping.h"
#include "common/time/proto_time.h"
#include "openssl/evp.h"
#include "services/hours/domain/device_log.h"
#include "services/hours/domain/kiosk_pass.h"

namespace linli::hours {

class TestDevice {
 public:
  // The same seed makes the same key.
  explicit TestDevice(char seed)
      : key_(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Bytes(std::string(32, seed)),
                                          32),
             EVP_PKEY_free) {}

  std::string public_key() const {
    std::string raw(32, '\0');
    size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(raw.data()), &size);
    return absl::BytesToHexString(raw);
  }

  std::string Sign(const std::string& text) const {
    std::string signature(64, '\0');
    size_t size = signature.size();
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   Bytes(text), text.size());
    return signature;
  }

  v1::KioskPass Pass(const std::string& device, v1::Direction direction, absl::Time time) const {
    v1::KioskPass pass;
    pass.set_device(device);
    *pass.mutable_show_time() = time::ToProto(time);
    pass.set_signature(Sign(domain::KioskPassText(device, direction, time)));
    return pass;
  }

  // The entries from number `first` to `last` of a whole log, as it uploads them at `time`.
  v1::DeviceLog Upload(const std::string& device, const v1::DeviceLog& whole, int first, int last,
                       absl::Time time) const {
    v1::DeviceLog batch;
    std::string digest = domain::FirstDigest(device);
    for (const v1::DeviceLogEntry& entry : whole.entries()) {
      if (entry.number() > last) break;
      digest = domain::DigestAfter(digest, entry);
      if (entry.number() >= first) *batch.add_entries() = entry;
    }
    *batch.mutable_device_time() = time::ToProto(time);
    batch.set_signature(Sign(domain::LogText(device, digest, batch.device_time())));
    return batch;
  }

 private:
  static const unsigned char* Bytes(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

// Writes one more entry into a log.
inline void WriteDown(v1::DeviceLog& log, std::string_view volunteer, const std::string& shift,
                      v1::Direction direction, absl::Time time) {
  v1::DeviceLogEntry& entry = *log.add_entries();
  entry.set_number(log.entries_size());
  entry.set_volunteer(std::string(volunteer));
  entry.set_shift(shift);
  entry.set_direction(direction);
  *entry.mutable_entry_time() = time::ToProto(time);
}

}  // namespace linli::hours

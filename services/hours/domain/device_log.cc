#include "services/hours/domain/device_log.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"
#include "openssl/sha.h"

namespace linli::hours::domain {
namespace {

std::string Sha256(const std::string& text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return digest;
}

int64_t Micros(const google::protobuf::Timestamp& time) {
  return absl::ToUnixMicros(time::FromProto(time));
}

}  // namespace

std::string FirstDigest(std::string_view device) {
  return Sha256(absl::StrCat("linli.device.v1\n", std::string(device), "\n"));
}

std::string DigestAfter(std::string_view previous, const v1::DeviceLogEntry& entry) {
  return Sha256(absl::StrCat(std::string(previous), entry.number(), "\n", entry.volunteer(), "\n",
                             entry.shift(), "\n", v1::Direction_Name(entry.direction()), "\n",
                             Micros(entry.entry_time()), "\n"));
}

std::string LogText(std::string_view device, std::string_view last_digest,
                    const google::protobuf::Timestamp& device_time) {
  return absl::StrCat("linli.log.v1\n", std::string(device), "\n",
                      absl::BytesToHexString({last_digest.data(), last_digest.size()}), "\n",
                      Micros(device_time), "\n");
}

absl::Status CheckOrder(const v1::DeviceLog& log, int64_t last_number) {
  // A batch may begin with what is known; one that begins behind a gap waits for what is missing.
  int64_t expected = std::min(log.entries(0).number(), last_number + 1);
  if (expected < 1) expected = last_number + 1;
  for (const v1::DeviceLogEntry& entry : log.entries()) {
    if (entry.number() != expected) {
      return Refuse(Reason::DEVICE_LOG_ORDER, {{"expected", std::to_string(expected)}});
    }
    ++expected;
  }
  return absl::OkStatus();
}

}  // namespace linli::hours::domain

// The log of a device: that it wrote these entries, all of them, in this order, and nobody else.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "linli/hours/v1/device_log.pb.h"

namespace linli::hours::domain {

// The digest ahead of entry 1, and that of an entry after the one before it: 32 bytes.
std::string FirstDigest(std::string_view device);
std::string DigestAfter(std::string_view previous, const v1::DeviceLogEntry& entry);

// What the device signs for a batch that ends with this digest.
std::string LogText(std::string_view device, std::string_view last_digest,
                    const google::protobuf::Timestamp& device_time);

// DEVICE_LOG_ORDER unless the entries are numbered without a gap, from at most the one after
// `last_number`, the last that has arrived. Mentions from which number on to upload.
absl::Status CheckOrder(const v1::DeviceLog& log, int64_t last_number);

}  // namespace linli::hours::domain

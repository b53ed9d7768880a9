// What people write on a command line, and the values of the contract.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"

namespace linli::ctl {

// "2026-11-28", "2026-11-28 09:00", "2026-11-28T09:00:30" in China's time, or RFC 3339 with a zone.
absl::StatusOr<absl::Time> TimeFrom(const std::string& text);

// "30d", "12h", "90m", "20s".
absl::StatusOr<absl::Duration> DurationFrom(const std::string& text);

// The value that a word means: its name, or the only one that begins or ends with the word; dashes
// and case do not matter. "resident-id" is RESIDENT_IDENTITY_CARD.
absl::StatusOr<const google::protobuf::EnumValueDescriptor*> ValueFrom(
    const google::protobuf::EnumDescriptor& choices, const std::string& word);

// "resident-identity-card"; without the first word of the enum's name: ORGANIZATION_APPROVED is
// "approved".
std::string WordOf(const google::protobuf::EnumValueDescriptor& value);

// The words of all values but the unspecified one.
std::vector<std::string> WordsOf(const google::protobuf::EnumDescriptor& choices);

// "2026-11-28 09:00" in China's time, with seconds if there are any.
std::string TextOf(absl::Time time);

// "95 (1.58 h)": minutes, and hours with two decimals, never rounded up.
std::string MinutesText(int64_t minutes);

}  // namespace linli::ctl

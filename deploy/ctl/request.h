// From flags to a request: each flag names a field of the request by its path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace linli::ctl {

// Sets the field at a path ("volunteer.id_document.number") from what people write:
//   text, numbers, true and false as they are; enum values and times as words.h reads them
//   names of resources with or without their collection: "130502" for "regions/130502"
//   messages as parts, "name=补给点,start=2026-11-28 08:00,places=30", or as the path of a file
//   that holds one as it is on the wire
// A repeated field takes all values, any other the last one.
absl::Status SetField(google::protobuf::Message& request, std::string_view path,
                      const std::vector<std::string>& values);

// The field at a path; null if the message has none.
const google::protobuf::FieldDescriptor* FieldAt(const google::protobuf::Descriptor& message,
                                                 std::string_view path);

// Whether the contract requires it, with everything on the way to it.
bool Required(const google::protobuf::Descriptor& message, std::string_view path);

}  // namespace linli::ctl

// The contract as its descriptors say it: every file of proto/linli with options and comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "google/protobuf/descriptor.h"

namespace linli::contract {

// Files of proto/linli, sorted by name. They live as long as the process.
std::vector<const google::protobuf::FileDescriptor*> Files();

std::vector<const google::protobuf::MethodDescriptor*> Methods();

// Messages, nested ones included, without the entries of maps.
std::vector<const google::protobuf::Descriptor*> Messages();

std::vector<const google::protobuf::EnumDescriptor*> Enums();

// The field at a dotted path below a message; null if there is none.
const google::protobuf::FieldDescriptor* FieldAt(const google::protobuf::Descriptor& message,
                                                 std::string_view path);

// The faults as lines, for the message of a failing test.
std::string Lines(const std::vector<std::string>& faults);

}  // namespace linli::contract

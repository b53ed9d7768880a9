// Reading google.api.field_behavior.
#pragma once

#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"

namespace linli::mask {

inline bool Is(google::api::FieldBehavior behavior,
               const google::protobuf::FieldDescriptor* field) {
  for (int one : field->options().GetRepeatedExtension(google::api::field_behavior)) {
    if (one == behavior) return true;
  }
  return false;
}

inline bool CanBeUpdated(const google::protobuf::FieldDescriptor* field) {
  return !Is(google::api::OUTPUT_ONLY, field) && !Is(google::api::IMMUTABLE, field);
}

// Not repeated, and neither a number nor a string.
inline bool IsSingleMessage(const google::protobuf::FieldDescriptor* field) {
  return !field->is_repeated() && field->message_type() != nullptr;
}

}  // namespace linli::mask

// What callers send in fields that only the server sets.
#pragma once

#include "google/protobuf/message.h"

namespace linli::mask {

// Clears all OUTPUT_ONLY fields (google.api.field_behavior) at any depth: a resource that a caller
// sends to be created must not bring its own state along.
void ClearOutputOnly(google::protobuf::Message* message);

}  // namespace linli::mask

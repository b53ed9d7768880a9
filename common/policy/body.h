// The body of an edition.
#pragma once

#include <memory>
#include <string>

#include "google/protobuf/message.h"

namespace linli::policy {

// Reads a message from its JSON form. Nobody shall guess what an edition leaves out, so every field
// must be there but those with field_behavior OPTIONAL; numbers keep to the field's
// (linli.options.v1.rule).range. Throws Fault, which names the edition and the field.
std::shared_ptr<const google::protobuf::Message> ReadBody(
    const google::protobuf::Message& prototype, const std::string& version,
    const std::string& body);

}  // namespace linli::policy

// From an answer to what a person reads.
#pragma once

#include <string>
#include <vector>

#include "google/protobuf/message.h"

namespace linli::ctl {

// What is set in the answer, a line per field, then a table for its list. `columns` are paths in
// the items of the list; empty: all their plain fields but the etag. Tokens are for programs.
std::string ForPeople(const google::protobuf::Message& answer,
                      const std::vector<std::string>& columns);

// protobuf JSON with the names of the contract.
std::string ForScripts(const google::protobuf::Message& answer);

// The value at a path as people read it; empty if it is not set.
std::string TextAt(const google::protobuf::Message& message, const std::string& path);

}  // namespace linli::ctl

// What commands share that send or receive by the million.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

namespace linli::ctl {

// Columns of a CSV file and the fields that they fill.
using CsvColumns = std::map<std::string, std::string>;

// Reads a CSV file whose first line names its columns. `next_row` makes the message that a line
// fills; it is given the number of the line. A list has its values parted by `part_list`. What
// cannot be read is left out: the service says of the row what it misses.
absl::Status ReadCsv(const std::string& path, const CsvColumns& columns, char part_list,
                     const std::function<google::protobuf::Message&(int line)>& next_row);

// How a stream ended, as a message; code 0 if it was all right.
google::rpc::Status Ended(const grpc::Status& status);

}  // namespace linli::ctl

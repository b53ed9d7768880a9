#include "deploy/ctl/bulk.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "deploy/ctl/request.h"

namespace linli::ctl {

absl::Status ReadCsv(const std::string& path, const CsvColumns& columns, char part_list,
                     const std::function<google::protobuf::Message&(int line)>& next_row) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return absl::InvalidArgumentError(path + ": cannot be read");
  std::vector<std::string> paths;
  for (const std::string& column :
       std::vector<std::string>(absl::StrSplit(absl::StripSuffix(line, "\r"), ','))) {
    const auto found = columns.find(column);
    if (found == columns.end()) {
      return absl::InvalidArgumentError(absl::StrCat(path, ": no column is called ", column));
    }
    paths.push_back(found->second);
  }
  for (int number = 2; std::getline(file, line); ++number) {
    const std::vector<std::string> cells = absl::StrSplit(absl::StripSuffix(line, "\r"), ',');
    google::protobuf::Message& row = next_row(number);
    for (size_t i = 0; i < std::min(cells.size(), paths.size()); ++i) {
      if (cells[i].empty()) continue;
      const auto* field = FieldAt(*row.GetDescriptor(), paths[i]);
      const bool is_list = field != nullptr && field->is_repeated();
      const std::vector<std::string> values =
          is_list ? std::vector<std::string>(absl::StrSplit(cells[i], part_list, absl::SkipEmpty()))
                  : std::vector<std::string>{cells[i]};
      SetField(row, paths[i], values).IgnoreError();
    }
  }
  return absl::OkStatus();
}

google::rpc::Status Ended(const grpc::Status& status) {
  google::rpc::Status wire;
  if (!status.ok() && (!wire.ParseFromString(status.error_details()) || wire.code() == 0)) {
    wire.set_code(status.error_code());
    wire.set_message(status.error_message());
  }
  return wire;
}

}  // namespace linli::ctl

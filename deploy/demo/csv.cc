#include "deploy/demo/csv.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "absl/strings/str_split.h"

namespace linli::demo {

std::vector<std::map<std::string, std::string>> ReadCsv(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) {
    std::cerr << "cannot read " << path << ": run this from the root of the repository\n";
    std::exit(2);
  }
  const std::vector<std::string> names = absl::StrSplit(line, ',');
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = absl::StrSplit(line, ',');
    auto& row = rows.emplace_back();
    for (size_t i = 0; i < names.size() && i < fields.size(); ++i) row[names[i]] = fields[i];
  }
  return rows;
}

}  // namespace linli::demo

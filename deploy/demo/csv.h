// The files of deploy/data: UTF-8, a heading, comma-separated, no quotes.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace linli::demo {

// The rows by column name. Ends the process with a clear message if the file cannot be read.
std::vector<std::map<std::string, std::string>> ReadCsv(const std::string& path);

}  // namespace linli::demo

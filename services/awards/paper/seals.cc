#include "services/awards/paper/seals.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace linli::awards::paper {
namespace {

constexpr uintmax_t kLargest = 512 * 1024;

}  // namespace

std::optional<std::string> Seals::Read(const std::string& name) const {
  std::error_code missing;
  const uintmax_t size = std::filesystem::file_size(folder_ + name, missing);
  if (missing || size > kLargest) return std::nullopt;
  std::ifstream file(folder_ + name, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

}  // namespace linli::awards::paper

// Pictures of seals (印章), as the operator laid them into the keys directory.
#pragma once

#include <optional>
#include <string>

namespace linli::awards::paper {

class Seals {
 public:
  explicit Seals(std::string keys) : folder_(std::move(keys) + "/seals/") {}

  // The file, which may have changed since the last time; nullopt if there is none of this name or
  // it has more than 512 KiB.
  std::optional<std::string> Read(const std::string& name) const;

 private:
  const std::string folder_;
};

}  // namespace linli::awards::paper

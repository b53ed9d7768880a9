// 32 secret bytes that leave no copy behind.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace linli::secret {

class DataKey {
 public:
  static constexpr std::size_t kSize = 32;

  static DataKey Random();
  // From exactly kSize bytes; throws std::invalid_argument for any other number.
  explicit DataKey(std::string_view bytes);

  DataKey(DataKey&& other) noexcept;
  DataKey& operator=(DataKey&& other) noexcept;
  DataKey(const DataKey&) = delete;
  DataKey& operator=(const DataKey&) = delete;
  ~DataKey() { Wipe(); }

  const unsigned char* data() const { return bytes_.data(); }
  std::string_view view() const { return {reinterpret_cast<const char*>(data()), kSize}; }

 private:
  DataKey() = default;
  void Wipe();

  std::array<unsigned char, kSize> bytes_;
};

}  // namespace linli::secret

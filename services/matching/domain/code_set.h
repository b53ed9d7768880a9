// Sets of national codes as bits, so that a million volunteers fit into memory and one test takes
// a nanosecond.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace linli::matching::domain {

template <int kWords>
class CodeSet {
 public:
  static constexpr int kSize = kWords * 64;

  // A number outside of the set is left out: it can then not be asked for either.
  void Add(int number) {
    const auto bit = static_cast<unsigned>(number);
    for (unsigned word = 0; word < kWords; ++word) {
      if (bit / 64 == word) words_[word] |= uint64_t{1} << (bit % 64);
    }
  }
  bool Has(int number) const {
    const auto bit = static_cast<unsigned>(number);
    return bit < kSize && (words_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  bool HasAllOf(const CodeSet& other) const {
    for (int i = 0; i < kWords; ++i) {
      if ((other.words_[i] & ~words_[i]) != 0) return false;
    }
    return true;
  }
  bool empty() const { return words_ == std::array<uint64_t, kWords>{}; }

  friend bool operator==(const CodeSet&, const CodeSet&) = default;

 private:
  std::array<uint64_t, kWords> words_{};
};

using SkillSet = CodeSet<2>;     // 特长: "00" to "99"
using CategorySet = CodeSet<3>;  // 服务类别: 0001 to 0099, and those of one province
using LanguageSet = CodeSet<1>;  // 服务语言, by numbers of the index

// The number of a code of two digits; -1 if it is none.
inline int SkillNumber(std::string_view code) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() != 2 || !digit(code[0]) || !digit(code[1])) return -1;
  return (code[0] - '0') * 10 + (code[1] - '0');
}

}  // namespace linli::matching::domain

#include "services/registration/domain/characters.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace linli::registration::domain {
namespace {

// Bytes that a lead byte announces; 0 for what cannot lead.
int LengthOf(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool Valid(char32_t c, int length) {
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  return c >= kSmallest[length] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

void Append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | c >> 6));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | c >> 12));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | c >> 18));
    out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

char32_t HalfWidth(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  return c == 0x3000 ? ' ' : c;
}

// Digits of other scripts that are typed in China (Uyghur, Tibetan), and the letters of other
// alphabets that look like the only letter of a document's number.
char32_t PlainNumberCharacter(char32_t c) {
  for (const char32_t zero : {U'\u0660', U'\u06F0', U'\u0F20'}) {
    if (c >= zero && c <= zero + 9) return c - zero + '0';
  }
  const bool like_x = c == U'\u0425' || c == U'\u0445' || c == U'\u03A7' || c == U'\u03C7' ||
                      c == U'\u2169' || c == U'\u00D7';
  return like_x ? 'X' : c;
}

bool IsSpace(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F; }

std::string Normal(std::string_view text, std::u32string_view left_out, char32_t (*plain)(char32_t),
                   char (*fold)(unsigned char)) {
  std::string out;
  for (char32_t c : CodePoints(text).value_or(U"")) {
    c = plain(HalfWidth(c));
    if (IsSpace(c) || left_out.find(c) != std::u32string_view::npos) continue;
    Append(out, c < 0x80 ? static_cast<char32_t>(fold(static_cast<unsigned char>(c))) : c);
  }
  return out;
}

}  // namespace

std::optional<std::u32string> CodePoints(std::string_view utf8) {
  std::u32string out;
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const int length = LengthOf(lead);
    if (length == 0 || i + length > utf8.size()) return std::nullopt;
    char32_t c = length == 1 ? lead : lead & (0xFF >> (length + 1));
    for (int k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(utf8[i + k]);
      if ((next & 0xC0) != 0x80) return std::nullopt;
      c = c << 6 | (next & 0x3F);
    }
    if (!Valid(c, length)) return std::nullopt;
    out.push_back(c);
    i += length;
  }
  return out;
}

std::string NormalNumber(std::string_view text) {
  return Normal(text, U"-()‐‑–—", PlainNumberCharacter,
                [](unsigned char c) { return absl::ascii_toupper(c); });
}

std::string NormalName(std::string_view text) {
  return Normal(
      text, U"", [](char32_t c) { return c; },
      [](unsigned char c) { return absl::ascii_tolower(c); });
}

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace linli::registration::domain

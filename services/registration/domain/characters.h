// Texts as people type them, character by character.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linli::registration::domain {

// The code points of a UTF-8 text; nothing if it is not UTF-8.
std::optional<std::u32string> CodePoints(std::string_view utf8);

// A number as a form delivers it, made comparable: full-width letters and digits become ASCII,
// letters upper case; digits of Uyghur and Tibetan writing become ASCII, and what looks like an X
// is one; spaces, hyphens and brackets disappear. What is neither stays.
std::string NormalNumber(std::string_view text);

// A name made comparable: full-width forms become ASCII, letters lower case, spaces disappear.
std::string NormalName(std::string_view text);

bool AllDigits(std::string_view text);

}  // namespace linli::registration::domain

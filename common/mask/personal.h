// Personal data as it may be shown. What is empty stays empty; what is too short to keep anything
// of it, or not of the expected kind, becomes kHidden whole.
#pragma once

#include <string>
#include <string_view>

namespace linli::mask {

inline constexpr std::string_view kHidden = "****";

// The first character as people see it, in any script, and one or two stars: "张*", "阿**". A name
// of one character is hidden.
std::string Name(std::string_view name);

// "138****5678": all but the four digits before the last four. Fewer than 11 digits are hidden.
std::string Phone(std::string_view phone);

// "130502************": the first six characters. The national system shows the last three as well;
// beside the birth date and the check character that gives the whole number away. Fewer than 15
// characters (passports, permits) would leave too little to hide, and are hidden.
std::string DocumentNumber(std::string_view number);

}  // namespace linli::mask

// Telephone numbers, kept in E.164 ("+8613812345678").
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linli::registration::domain {

// A mobile number: 11 digits of the mainland with or without +86, or "+" with another country's
// code (Hong Kong +852, Macau +853, Taiwan +886 and the rest of E.164). Spaces, hyphens and
// full-width digits are understood. Nothing if it is none.
std::optional<std::string> MobileNumber(std::string_view text);

// A mobile number, or a landline of the mainland with its area code ("0319-3288888").
std::optional<std::string> ContactNumber(std::string_view text);

// As people in China write it: a number of the mainland without its country code.
std::string LocalForm(const std::string& e164);

}  // namespace linli::registration::domain

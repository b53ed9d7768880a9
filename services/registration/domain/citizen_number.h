// The 18 characters of GB 11643 (公民身份号码), which residence permits (港澳台居民居住证) share:
// 6 address, 8 birth date, 3 sequence (odd for men), 1 check (MOD 11-2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// 17 digits and a digit or X.
bool HasCitizenForm(std::string_view number);

// The check character that belongs to the first 17 digits.
char CheckCharacter(std::string_view digits17);

// "YYYYMMDD" or "YYYY-MM-DD" as a day that the calendar has.
std::optional<absl::CivilDay> RealDay(std::string_view text);

// A birth date that a living person can have: not in the future, at most 130 years back.
bool PlausibleBirth(absl::CivilDay birth, absl::CivilDay today);

// The day inside a number of citizen form, if the calendar has it.
std::optional<absl::CivilDay> BirthIn(std::string_view number);
v1::Sex SexIn(std::string_view number);

// A 15-digit number of before 1999 as the 18 characters that replaced it.
std::string Modernized(std::string_view digits15);

}  // namespace linli::registration::domain

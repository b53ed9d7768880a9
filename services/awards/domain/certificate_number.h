// Certificate numbers and check codes. No source gives a format (domain rules §1: "not in this
// regulation"), so this one is Linli's own: readable, unique by its random part, and safe against
// slips of the pen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace linli::awards::domain {

// "LC" + region of 6 digits + yyyymmdd + 8 characters for 40 random bits + 2 check characters.
// A region of fewer digits is filled up with zeros, of a longer one the first six are taken.
std::string MakeCertificateNumber(std::string_view region, absl::CivilDay issued, uint64_t random);

// 8 characters for 40 random bits: who does not hold the certificate cannot know it.
std::string MakeCheckCode(uint64_t random);

// What a person typed, in capitals, without spaces and hyphens.
std::string Normalized(std::string_view typed);

// Whether a normalized number has its form and its check characters fit. ISO/IEC 7064 MOD 1271-36
// finds every single wrong character and every pair of neighbours that changed places.
bool IsCertificateNumber(std::string_view number);

// "regions/130502": where a certificate number says that its holder was looked after on the day of
// issue.
std::string RegionOfNumber(std::string_view number);

// Compares without telling by the time it takes how much of it was right.
bool SameCode(std::string_view a, std::string_view b);

}  // namespace linli::awards::domain

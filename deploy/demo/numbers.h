// Invented numbers of documents, right in every digit, because the services check every digit.
#pragma once

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"

namespace linli::demo {

// 公民身份号码 (GB 11643): address code, birth date, sequence number (odd for men), check
// character. The same form is on residence permits (港澳台居民居住证) with the addresses 810000,
// 820000, 830000.
std::string CitizenNumber(std::string_view address, absl::CivilDay birth, int sequence);

// The same number with another, wrong last character.
std::string WithWrongCheck(std::string number);

// 统一社会信用代码 (GB 32100): "51" (a social organisation of civil affairs), region of 6 digits,
// and an organisation code (GB 11714) made of `serial`, each with its check character.
std::string CreditCode(std::string_view region6, int serial);

}  // namespace linli::demo

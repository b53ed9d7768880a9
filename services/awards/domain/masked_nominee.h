// Whom a list may name (PAIN-10: lists that leak whole numbers).
#pragma once

#include <string>

namespace linli::awards::domain {

// Of a person the first six and last four characters of her number; of others their name as it is.
std::string MaskedNominee(const std::string& nominee);

}  // namespace linli::awards::domain

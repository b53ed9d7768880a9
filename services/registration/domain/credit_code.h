// 统一社会信用代码 (GB 32100): 18 characters of a 31-letter alphabet, the last one a check.
#pragma once

#include <string_view>

namespace linli::registration::domain {

// `code` is normalised (NormalNumber). Holds it to its own check character and to the one of the
// organisation code inside (GB 11714), and to digits in the region part.
bool IsCreditCode(std::string_view code);

}  // namespace linli::registration::domain

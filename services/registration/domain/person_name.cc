#include "services/registration/domain/person_name.h"

#include <string>

#include "re2/re2.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::domain {

bool IsPersonName(std::string_view name) {
  if (!CodePoints(name)) return false;
  // Letters beyond the tables of the library (newer ideographs) count as letters by their plane.
  static const RE2 kLetter("\\pL|[\\x{20000}-\\x{3FFFD}]");
  // Control and private use, and what formats or reorders without being seen, but for the two
  // joiners (200C, 200D) that some scripts are written with.
  static const RE2 kUnseen(
      "\\p{Cc}|\\p{Co}|[\\x{00AD}\\x{061C}\\x{180E}\\x{200B}\\x{200E}\\x{200F}\\x{2028}-\\x{202E}"
      "\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFD}\\x{E0000}-\\x{E0FFF}]");
  const std::string text(name);
  return RE2::PartialMatch(text, kLetter) && !RE2::PartialMatch(text, kUnseen);
}

}  // namespace linli::registration::domain

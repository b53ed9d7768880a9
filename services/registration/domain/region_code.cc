#include "services/registration/domain/region_code.h"

#include "common/ids/region.h"
#include "services/registration/domain/characters.h"

namespace linli::registration::domain {

v1::RegionLevel LevelOf(std::string_view code) {
  if (!AllDigits(code)) return v1::REGION_LEVEL_UNSPECIFIED;
  switch (code.size()) {
    case 2:
      return v1::PROVINCE;
    case 4:
      return v1::CITY;
    case 6:
      return v1::DISTRICT;
    case 9:
      return v1::STREET;
    case 12:
      return v1::COMMUNITY;
    default:
      return v1::REGION_LEVEL_UNSPECIFIED;
  }
}

bool IsParentOf(std::string_view parent, std::string_view code) {
  if (LevelOf(code) == v1::PROVINCE) return parent.empty();
  // Not always the next level: counties under a province directly have no city above them.
  return !parent.empty() && LevelOf(parent) != v1::REGION_LEVEL_UNSPECIFIED &&
         parent.size() < code.size() && ids::LiesIn(code, parent);
}

}  // namespace linli::registration::domain

// The statistical region code: its levels are its lengths, its tree is its prefixes.
#pragma once

#include <string_view>

#include "linli/registration/v1/region.pb.h"

namespace linli::registration::domain {

// PROVINCE for 2 digits to COMMUNITY for 12; UNSPECIFIED for what is no code.
v1::RegionLevel LevelOf(std::string_view code);

// Whether a region can lie in another: the code of the outer is a shorter prefix. A province lies
// in none ("").
bool IsParentOf(std::string_view parent, std::string_view code);

}  // namespace linli::registration::domain

// The resource names of what is shown of volunteers.
#pragma once

#include <string>

#include "common/ids/resource_name.h"

namespace linli::awards {

using DeedName = ids::Name<"volunteers", "deeds">;

// Whose something is: "volunteers/V1/deeds/x" → "volunteers/V1".
inline std::string VolunteerIn(const std::string& name) {
  return name.substr(0, name.find('/', name.find('/') + 1));
}

}  // namespace linli::awards

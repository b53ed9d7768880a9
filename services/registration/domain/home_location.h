// Where a volunteer starts from, no finer than anybody needs.
#pragma once

#include "linli/registration/v1/volunteer.pb.h"

namespace linli::registration::domain {

// The point rounded to 0.01 degrees, about 1 km: enough to bring near shifts first, too little to
// find a door (PIPL Art. 28 counts whereabouts as sensitive). The datum stays as it was.
v1::GeoPoint Rounded(const v1::GeoPoint& point);

}  // namespace linli::registration::domain

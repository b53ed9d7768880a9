// Where a volunteer starts from, no finer than anybody needs.
#pragma once

#include "linli/types/v1/geo_point.pb.h"

namespace linli::registration::domain {

// The point rounded to 0.01 degrees, about 1 km: enough to bring near shifts first, too little to
// find a door (PIPL Art. 28 counts whereabouts as sensitive). The datum stays as it was.
types::v1::GeoPoint Rounded(const types::v1::GeoPoint& point);

}  // namespace linli::registration::domain

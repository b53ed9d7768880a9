// How far two points lie apart.
#pragma once

#include "common/geo/datum.h"

namespace linli::geo {

// Along a great circle, in metres, both points in the same datum (haversine; within 0.5% of the
// ellipsoid, far below what a registered "rough place" is worth).
double DistanceMetres(LatLng one, LatLng other);

}  // namespace linli::geo

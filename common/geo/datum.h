// GCJ-02 (火星坐标), the datum of Chinese map SDKs, and WGS-84, the one of GPS. Inside China they
// lie 100 to 700 metres apart, more than a community is wide.
#pragma once

#include "linli/types/v1/geo_point.pb.h"

namespace linli::geo {

// A point in whichever datum the name of its holder says, degrees.
struct LatLng {
  double latitude = 0;
  double longitude = 0;
};

// Exact by the published formula; outside China the datums are the same.
LatLng Wgs84ToGcj02(LatLng wgs);

// The inverse has no closed form: iterated until it is exact to less than a centimetre.
LatLng Gcj02ToWgs84(LatLng gcj);

// A point of any datum, in WGS-84.
LatLng ToWgs84(const types::v1::GeoPoint& point);

}  // namespace linli::geo

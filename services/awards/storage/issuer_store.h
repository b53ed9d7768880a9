// Versions of who issues certificates in a region.
#pragma once

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::store {

// Adds a new version and sets its number. CERTIFICATE_ISSUER_SAME_TIME if the region has one from
// the very instant.
absl::Status InsertIssuer(db::Tx& tx, v1::CertificateIssuer& issuer);

// What may hold for a region at a time: of the region and of each above it the version in force.
std::vector<v1::CertificateIssuer> IssuersInForce(db::Tx& tx, std::string_view region,
                                                  absl::Time at);

}  // namespace linli::awards::store

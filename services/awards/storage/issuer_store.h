// Versions of who issues certificates in a region.
#pragma once

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/certificate.pb.h"

namespace linli::awards::store {

// Adds a new version and sets its number. CERTIFICATE_ISSUER_SAME_TIME if the region has one from
// the very instant.
absl::Status InsertIssuer(db::Tx& tx, v1::CertificateIssuer& issuer);

// What holds for a region at a time: of the nearest region upwards that has a version in force, the
// newest; nullopt if there is none. It holds from its effective_time on, that instant included.
std::optional<v1::CertificateIssuer> IssuerInForce(db::Tx& tx, std::string_view region,
                                                   absl::Time at);

}  // namespace linli::awards::store

// Versions of how certificates look on paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/db/tx.h"
#include "linli/awards/v1/certificate_template.pb.h"

namespace linli::awards::store {

// Adds a new version and sets its number. False if the region has one from the very instant.
absl::StatusOr<bool> InsertTemplate(db::Tx& tx, v1::CertificateTemplate& form);

// NOT_FOUND if there is none of this name.
absl::StatusOr<v1::CertificateTemplate> GetTemplate(db::Tx& tx, std::string_view name);

// What holds for a region at a time: of the nearest region upwards that has a version in force, the
// newest; nullopt if there is none.
std::optional<v1::CertificateTemplate> TemplateInForce(db::Tx& tx, std::string_view region,
                                                       absl::Time at);

// Newest effective_time first, of one region or of all, from after this time and name.
std::vector<v1::CertificateTemplate> ListTemplates(
    db::Tx& tx, const std::optional<std::string>& region,
    const std::optional<std::pair<absl::Time, std::string>>& after, int limit);

}  // namespace linli::awards::store

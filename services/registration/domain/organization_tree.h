// Which organisation stands below which (支队、大队、分队; bodies, agencies, units, teams).
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "linli/registration/v1/organization.pb.h"

namespace linli::registration::domain {

// ORGANIZATION_TREE if an organisation of this form cannot stand below one of the parent's form
// (nothing: at the root).
absl::Status CheckPlaceInTree(v1::OrganizationForm form,
                              std::optional<v1::OrganizationForm> parent);

// Committees are of a city, a county or a township (S4-31): by the digits of the region's code.
absl::Status CheckLevel(v1::OrganizationForm form, size_t region_digits);

}  // namespace linli::registration::domain

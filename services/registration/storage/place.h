// Where volunteers and organisations lie: what authority over them is measured by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"

namespace linli::registration::store {

struct Place {
  std::string region;                      // code
  std::vector<std::string> organizations;  // names, with all that stand above them
};

std::optional<Place> PlaceOfOrganization(db::Tx& tx, const std::string& organization_id);
std::optional<Place> PlaceOfVolunteer(db::Tx& tx, const std::string& volunteer_id);

}  // namespace linli::registration::store

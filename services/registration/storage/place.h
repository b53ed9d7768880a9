// Where volunteers and organisations lie: what authority over them is measured by. What is
// dissolved lies below its successor too, who answers for what it did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/db/tx.h"

namespace linli::registration::store {

struct Place {
  std::string region;                      // code
  std::vector<std::string> organizations;  // names, with all that stand above them
  std::vector<std::string> systems;        // partner systems of these, by id
};

std::optional<Place> PlaceOfOrganization(db::Tx& tx, const std::string& organization_id);
std::optional<Place> PlaceOfVolunteer(db::Tx& tx, const std::string& volunteer_id);

}  // namespace linli::registration::store

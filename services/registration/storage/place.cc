#include "services/registration/storage/place.h"

#include "services/registration/domain/names.h"
#include "services/registration/storage/queries.h"
#include "services/registration/storage/rows.h"

namespace linli::registration::store {
namespace {

std::optional<Place> PlaceFrom(const pqxx::result& rows) {
  if (rows.empty()) return std::nullopt;
  Place place{rows[0][0].c_str(), {}, db::ToStrings(rows[0]["systems"])};
  for (const std::string& id : db::ToStrings(rows[0]["organizations"])) {
    place.organizations.push_back(domain::OrganizationName(id).ToString());
  }
  return place;
}

}  // namespace

std::optional<Place> PlaceOfOrganization(db::Tx& tx, const std::string& organization_id) {
  return PlaceFrom(tx.Run(queries::kOrganizationScope, organization_id));
}

std::optional<Place> PlaceOfVolunteer(db::Tx& tx, const std::string& volunteer_id) {
  return PlaceFrom(tx.Run(queries::kVolunteerScope, volunteer_id));
}

}  // namespace linli::registration::store

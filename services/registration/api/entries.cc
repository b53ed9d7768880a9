#include "services/registration/api/entries.h"

#include "services/registration/api/pages.h"
#include "services/registration/storage/place.h"
#include "services/registration/storage/region_store.h"

namespace linli::registration {

absl::Status CheckOwner(db::Tx& tx, const std::string& parent) {
  const std::string id = IdIn(parent);
  if (parent.starts_with("organizations/")) {
    return store::PlaceOfOrganization(tx, id) ? absl::OkStatus() : NotFound(parent);
  }
  Violations violations;
  if (!store::MissingRegions(tx, {id}).empty()) {
    violations.Add("parent", Reason::REGION_UNKNOWN, {{"region", id}});
  }
  return violations.ToStatus();
}

}  // namespace linli::registration

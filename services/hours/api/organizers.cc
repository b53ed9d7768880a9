#include "services/hours/api/organizers.h"

#include "common/status/refusal.h"

namespace linli::hours {

absl::Status CheckOrganizer(Deps& deps, const client::Context& context, const std::string& name) {
  if (!name.starts_with("organizations/")) return absl::OkStatus();
  const absl::Status found = deps.registration.GetOrganization(context, name).status();
  if (ReasonOf(found) != Reason::RESOURCE_NOT_FOUND &&
      ReasonOf(found) != Reason::FIELD_RESOURCE_NAME && ReasonOf(found) != Reason::BAD_REQUEST) {
    return found;
  }
  Violations violations;
  violations.Add("record.organizing_unit", Reason::RESOURCE_NOT_FOUND, {{"name", name}});
  return violations.ToStatus();
}

}  // namespace linli::hours

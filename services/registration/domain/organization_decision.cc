#include "services/registration/domain/organization_decision.h"

#include <algorithm>

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

constexpr std::string_view kAlways[] = {"display_name",  "sponsor_kind", "join_mode",
                                        "join_password", "description",  "contact_name",
                                        "contact_phone"};
// What the approver has looked at stays as he saw it.
constexpr std::string_view kUntilApproved[] = {"kind", "unified_social_credit_code"};

bool Undecided(const v1::Organization& organization) {
  return organization.state() == v1::ORGANIZATION_PENDING ||
         organization.state() == v1::ORGANIZATION_REJECTED;
}

absl::Status WrongState(const v1::Organization& organization) {
  return Refuse(Reason::ORGANIZATION_STATE,
                {{"state", v1::OrganizationState_Name(organization.state())}});
}

absl::Status CheckPaths(const v1::Organization& organization,
                        const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const bool always = std::count(std::begin(kAlways), std::end(kAlways), path) > 0;
    const bool until_approved =
        std::count(std::begin(kUntilApproved), std::end(kUntilApproved), path) > 0;
    if (always || (until_approved && Undecided(organization))) continue;
    return Refuse(Reason::FIELD_MASK, {{"path", path}});
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckDecision(const v1::Organization& organization, std::string_view decider) {
  if (organization.state() != v1::ORGANIZATION_PENDING) return WrongState(organization);
  // Two persons look at every organisation (PAIN-2: bodies made up by those who approve them).
  if (organization.creator() == decider) return Refuse(Reason::OWN_APPROVAL);
  return absl::OkStatus();
}

bool MaySee(const v1::Organization& organization, std::string_view caller,
            const Authorities& held) {
  if (organization.state() == v1::ORGANIZATION_APPROVED ||
      organization.state() == v1::ORGANIZATION_SUSPENDED) {
    return true;
  }
  return organization.creator() == caller ||
         HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::APPROVER, options::v1::INSPECTOR,
                         options::v1::ORGANIZATION_MANAGER, options::v1::SERVICE});
}

absl::Status CheckChange(const v1::Organization& organization, std::string_view caller,
                         const Authorities& held, const std::vector<std::string>& paths) {
  const bool manages =
      HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::ORGANIZATION_MANAGER});
  const bool creates = organization.creator() == caller && Undecided(organization);
  if (!manages && !creates) return Refuse(Reason::NOT_AUTHORIZED);
  if (organization.state() == v1::ORGANIZATION_DISSOLVED) return WrongState(organization);
  return CheckPaths(organization, paths);
}

}  // namespace linli::registration::domain

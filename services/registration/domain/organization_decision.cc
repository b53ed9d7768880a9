#include "services/registration/domain/organization_decision.h"

#include "common/status/refusal.h"

namespace linli::registration::domain {
namespace {

bool Undecided(const v1::Organization& organization) {
  return organization.state() == v1::ORGANIZATION_PENDING ||
         organization.state() == v1::ORGANIZATION_REJECTED;
}

absl::Status WrongState(const v1::Organization& organization) {
  return Refuse(Reason::ORGANIZATION_STATE,
                {{"state", v1::OrganizationState_Name(organization.state())}});
}

absl::Status Fixed(const char* path) { return Refuse(Reason::FIELD_MASK, {{"path", path}}); }

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
  return (!caller.empty() && organization.creator() == caller) ||
         HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::APPROVER, options::v1::INSPECTOR,
                         options::v1::ORGANIZATION_MANAGER, options::v1::SERVICE});
}

absl::Status CheckChange(const v1::Organization& before, const v1::Organization& after,
                         std::string_view caller, const Authorities& held) {
  const bool manages =
      HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::ORGANIZATION_MANAGER});
  const bool creates = before.creator() == caller && Undecided(before);
  if (!manages && !creates) return Refuse(Reason::NOT_AUTHORIZED);
  if (before.state() == v1::ORGANIZATION_DISSOLVED) return WrongState(before);
  if (Undecided(before)) return absl::OkStatus();
  if (after.kind() != before.kind()) return Fixed("kind");
  if (after.unified_social_credit_code() != before.unified_social_credit_code()) {
    return Fixed("unified_social_credit_code");
  }
  if (after.founding_date() != before.founding_date()) return Fixed("founding_date");
  return absl::OkStatus();
}

}  // namespace linli::registration::domain

#include "services/registration/domain/organization_decision.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
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

// One of the authorities that let him decide holds over the platform, a partner system everywhere,
// or a region of that level.
bool IsCompetent(const v1::Policy& policy, const Authorities& held) {
  for (const Authority& one : held) {
    if (!HasOneOf({one}, {options::v1::APPROVER, options::v1::ADMINISTRATOR})) continue;
    std::string_view over = one.over;
    if (over == "platform" || over.starts_with("systems/")) return true;
    if (!over.starts_with("regions/")) continue;
    over.remove_prefix(std::string_view("regions/").size());
    const size_t digits = std::min(over.find('/'), over.size());
    if (digits <= static_cast<size_t>(policy.registered_approval_digits())) return true;
  }
  return false;
}

absl::Status Fixed(const char* path) {
  Violations violations;
  violations.Add("update_mask", Reason::FIELD_MASK, {{"path", path}});
  return violations.ToStatus();
}

}  // namespace

absl::Status CheckDecision(const v1::Policy& policy, const v1::Organization& organization,
                           std::string_view decider, const Authorities& held) {
  if (organization.state() != v1::ORGANIZATION_PENDING) return WrongState(organization);
  // Two persons look at every organisation (PAIN-2: bodies made up by those who approve them).
  if (organization.creator() == decider) return Refuse(Reason::OWN_APPROVAL);
  // 条例 Art. 41: a community or a unit agrees to a group of its own; a legal person is registered
  // higher up.
  if (organization.kind() == v1::REGISTERED && !IsCompetent(policy, held)) {
    return Refuse(Reason::APPROVAL_LEVEL,
                  {{"digits", absl::StrCat(policy.registered_approval_digits())}});
  }
  return absl::OkStatus();
}

bool MaySee(const v1::Organization& organization, std::string_view caller,
            const Authorities& held) {
  if (organization.state() == v1::ORGANIZATION_APPROVED ||
      organization.state() == v1::ORGANIZATION_FROZEN ||
      organization.state() == v1::ORGANIZATION_SUSPENDED) {
    return true;
  }
  return (!caller.empty() && organization.creator() == caller) ||
         HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::APPROVER, options::v1::INSPECTOR,
                         options::v1::CIVILISATION_OFFICE, options::v1::ORGANIZATION_MANAGER,
                         options::v1::SERVICE});
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
  if (after.form() != before.form()) return Fixed("form");
  if (after.system() != before.system()) return Fixed("system");
  return absl::OkStatus();
}

}  // namespace linli::registration::domain

#include "services/registration/domain/delegation_rule.h"

#include "common/status/macros.h"
#include "common/status/refusal.h"
#include "common/time/proto_time.h"

namespace linli::registration::domain {
namespace {

absl::Time EndOf(const v1::Delegation& delegation) {
  return delegation.has_end_time() ? time::FromProto(delegation.end_time())
                                   : absl::InfiniteFuture();
}

// Managers and leaders stand for organisations, partner agencies for systems, offices for regions;
// a service of ours acts everywhere.
bool ScopeFits(Role role, std::string_view over) {
  const bool organization = over.starts_with("organizations/");
  const bool system = over.find("systems/") != over.npos;
  switch (role) {
    case options::v1::ORGANIZATION_MANAGER:
    case options::v1::ACTIVITY_LEADER:
      return organization;
    case options::v1::PARTNER_AGENCY:
      return system;
    case options::v1::SOCIAL_WORK_DEPARTMENT:
    case options::v1::CIVIL_AFFAIRS:
    case options::v1::CIVILISATION_OFFICE:
    case options::v1::AUDITOR:
      return !organization && !system;
    case options::v1::SERVICE:
      return over == "platform";
    default:
      return true;
  }
}

bool MayGive(Role held, Role given) {
  if (held == options::v1::ADMINISTRATOR) return true;
  if (held == options::v1::PARTNER_AGENCY) return given == options::v1::PARTNER_AGENCY;
  return held == options::v1::ORGANIZATION_MANAGER &&
         (given == options::v1::ORGANIZATION_MANAGER || given == options::v1::ACTIVITY_LEADER);
}

void CheckPeriod(const v1::Delegation& wanted, absl::Time now, Violations& violations) {
  const absl::Time start = time::FromProto(wanted.start_time());
  const absl::Time end = EndOf(wanted);
  // A day back is for clocks; further back would rewrite who could do what.
  if (end <= start || end <= now || start < now - absl::Hours(24)) {
    violations.Add("delegation.end_time", Reason::DELEGATION_PERIOD);
  }
}

}  // namespace

absl::Status CheckGrant(const v1::Delegation& wanted, std::string_view grantor,
                        const Authorities& held, absl::Time now) {
  if (wanted.subject() == grantor) return Refuse(Reason::SELF_GRANT);
  Violations violations;
  if (!ScopeFits(wanted.role(), wanted.over())) {
    violations.Add("delegation.over", Reason::DELEGATION_SCOPE);
  }
  CheckPeriod(wanted, now, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  for (const Authority& authority : held) {
    if (MayGive(authority.role, wanted.role()) && EndOf(wanted) <= authority.until) {
      return absl::OkStatus();
    }
  }
  return Refuse(Reason::GRANT_EXCEEDS_GRANTOR);
}

absl::Status CheckRevoke(const v1::Delegation& delegation, const Authorities& held,
                         absl::Time now) {
  bool may = false;
  for (const Authority& authority : held) may = may || MayGive(authority.role, delegation.role());
  if (!may) return Refuse(Reason::GRANT_EXCEEDS_GRANTOR);
  if (delegation.has_revoke_time() || EndOf(delegation) <= now) {
    return Refuse(Reason::DELEGATION_ENDED);
  }
  return absl::OkStatus();
}

bool MayRead(std::string_view caller, std::string_view subject, const Authorities& held) {
  if (!subject.empty() && caller == subject) return true;
  return HasOneOf(held, {options::v1::ADMINISTRATOR, options::v1::INSPECTOR, options::v1::AUDITOR,
                         options::v1::ORGANIZATION_MANAGER, options::v1::SERVICE});
}

}  // namespace linli::registration::domain
